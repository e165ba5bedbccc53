package org.govnet.discovery;

import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.trust.Jws;
import org.jspecify.annotations.Nullable;

/**
 * What a JWS says it is, before anything is verified: only to find the key to verify it with. It
 * reads no more than that, because what anybody sends may hold ten thousand keys to parse.
 *
 * @param kind its kind
 * @param subject whom or what it is about
 * @param authority who is said to have signed; null where it is not an authority
 * @param version its version
 * @param epoch the epoch of a node's own document; 0 for others
 */
record Claim(
    DocumentKind kind, String subject, @Nullable AuthorityId authority, long version, long epoch) {
  /** As in the payload. */
  private record Members(
      @Nullable AuthorityId authority,
      @Nullable NodeId node,
      @Nullable CapabilityId capability,
      long version,
      @Nullable Integer epoch) {}

  /**
   * Reads a document that belongs in a snapshot.
   *
   * @throws DocumentRefused if it is no such document
   */
  static Claim of(Jws jws) {
    DocumentKind kind = DocumentKind.ofTyp(jws.typ());
    Claim quick = QuickDocuments.claim(jws.unverifiedPayload(), kind);
    if (quick != null) {
      return quick;
    }
    Members members = Documents.read(jws.unverifiedPayload(), Members.class);
    Object subject =
        switch (kind) {
          case AREAS, REVOCATIONS -> members.authority();
          case ADMISSION, DESCRIPTOR, DEPARTURE -> members.node();
          case DESIGNATION -> members.capability();
          case ROOT, SNAPSHOT, TIMESTAMP, REQUEST ->
              throw new DocumentRefused("a " + kind.word() + " does not belong in a snapshot");
        };
    boolean own = kind == DocumentKind.DESCRIPTOR || kind == DocumentKind.DEPARTURE;
    Object signer = own ? members.epoch() : members.authority();
    if (subject == null || signer == null) {
      throw new DocumentRefused("the " + kind.word() + " does not say whose it is");
    }
    return new Claim(
        kind,
        subject.toString(),
        own ? null : members.authority(),
        members.version(),
        own && members.epoch() != null ? members.epoch() : 0);
  }

  /** What a document that is read already says of itself. */
  static Claim of(Document document) {
    DocumentKind kind = DocumentKind.of(document.getClass());
    String name = document.documentName();
    AuthorityId authority = null;
    long epoch = 0;
    if (document instanceof AreaRegister areas) {
      authority = areas.authority();
    } else if (document instanceof Admission admission) {
      authority = admission.authority();
    } else if (document instanceof Designation designation) {
      authority = designation.authority();
    } else if (document instanceof Revocations revocations) {
      authority = revocations.authority();
    } else if (document instanceof Descriptor descriptor) {
      epoch = descriptor.epoch();
    } else if (document instanceof Departure departure) {
      epoch = departure.epoch();
    }
    return new Claim(
        kind, name.substring(name.indexOf('/') + 1), authority, document.version(), epoch);
  }

  /** The document's name, such as {@code admission/manchester}. */
  String name() {
    return kind.word() + "/" + subject;
  }
}
