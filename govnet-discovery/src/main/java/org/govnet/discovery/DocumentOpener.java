package org.govnet.discovery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;

/**
 * Finds the key that must have signed a document, under one root, and verifies the document with
 * it.
 */
final class DocumentOpener {
  private final Root root;
  private final Clock clock;
  private final Map<String, OpenDocument> known;

  /**
   * An opener under {@code root}.
   *
   * @param known documents opened before, by name: the signature of one with the same bytes and key
   *     needs no second check
   */
  DocumentOpener(Root root, Clock clock, Map<String, OpenDocument> known) {
    this.root = root;
    this.clock = clock;
    this.known = known;
  }

  static Jws parse(String compact) {
    try {
      return Jws.parse(compact);
    } catch (InvalidDocument e) {
      throw new DocumentRefused(e.getMessage(), e);
    }
  }

  /**
   * Opens one.
   *
   * @param claim what it says it is
   * @param admissions the admissions opened so far, for the keys of descriptors
   * @throws DocumentRefused if it is not to be believed
   */
  OpenDocument open(Jws jws, Claim claim, String sha256, Map<NodeId, Admission> admissions) {
    VerificationKey key = key(claim, jws.keyId(), admissions);
    OpenDocument before = known.get(claim.name());
    if (before != null
        && before.sha256().equals(sha256)
        && before.signedBy().equals(key.thumbprint())) {
      Documents.requireInForce(before.document(), clock.instant());
      return before;
    }
    Document document = Documents.open(jws, claim.kind().type(), key, root.network());
    Documents.requireInForce(document, clock.instant());
    return new OpenDocument(document, jws.compact(), sha256, key.thumbprint());
  }

  private VerificationKey key(Claim claim, String keyId, Map<NodeId, Admission> admissions) {
    AuthorityId authority = claim.authority();
    if (authority != null) {
      return choose(root.delegation(authority).keys(), keyId, "authority " + authority);
    }
    Admission admission = admissions.get(NodeId.of(claim.subject()));
    if (admission == null) {
      throw new DocumentRefused("node " + claim.subject() + " is not admitted");
    }
    if (claim.epoch() != admission.epoch()) {
      throw new DocumentRefused(
          "its epoch is " + claim.epoch() + " and its admission's " + admission.epoch());
    }
    return admission.key();
  }

  static VerificationKey choose(List<VerificationKey> keys, String keyId, String holder) {
    for (VerificationKey key : keys) {
      if (key.thumbprint().equals(keyId)) {
        return key;
      }
    }
    throw new DocumentRefused("key " + Quote.of(keyId) + " is not one of those of " + holder);
  }
}
