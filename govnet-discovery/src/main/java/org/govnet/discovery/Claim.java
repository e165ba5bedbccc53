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
 * @param epoch a descriptor's epoch; 0 for others
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
    Members members = Documents.read(jws.unverifiedPayload(), Members.class);
    Object subject =
        switch (kind) {
          case AREAS -> members.authority();
          case ADMISSION, DESCRIPTOR -> members.node();
          case DESIGNATION -> members.capability();
          case ROOT, SNAPSHOT ->
              throw new DocumentRefused("a " + kind.word() + " does not belong in a snapshot");
        };
    boolean own = kind == DocumentKind.DESCRIPTOR;
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

  /** The document's name, such as {@code admission/manchester}. */
  String name() {
    return kind.word() + "/" + subject;
  }
}
