package org.govnet.discovery;

import java.util.List;
import java.util.function.Function;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that must have signed a document, under one root, and verifies the document with
 * it. Whether it is in force is another question.
 */
final class DocumentOpener {
  private final Root root;
  private final boolean verifiedBefore;

  /**
   * An opener under {@code root}.
   *
   * @param verifiedBefore whether every signature was verified before: then none is again
   */
  DocumentOpener(Root root, boolean verifiedBefore) {
    this.root = root;
    this.verifiedBefore = verifiedBefore;
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
   * @param jws the document
   * @param claim what it says it is
   * @param admissions the admissions opened so far, for the keys of nodes' own documents
   * @throws DocumentRefused if it is not to be believed
   */
  OpenDocument open(
      Listed listed, Jws jws, Claim claim, Function<NodeId, @Nullable Admission> admissions) {
    VerificationKey key = key(claim, jws.keyId(), admissions);
    Document document;
    if (verifiedBefore) {
      document = Documents.read(jws.unverifiedPayload(), claim.kind().type());
    } else {
      document = Documents.open(jws, claim.kind().type(), key, root.network());
      requireKeys(document);
    }
    return new OpenDocument(document, listed, key.thumbprint());
  }

  /**
   * Checks that one opened before is still signed by the right key; the signature itself needs no
   * second check.
   *
   * @throws DocumentRefused if it is not
   */
  void requireSigner(OpenDocument before, Function<NodeId, @Nullable Admission> admissions) {
    VerificationKey key = key(Claim.of(before.document()), before.signedBy(), admissions);
    if (!key.thumbprint().equals(before.signedBy())) {
      throw new DocumentRefused(
          "it is signed by key " + before.signedBy() + ", not by " + key.thumbprint());
    }
  }

  /** Keys that are no points of their curve are refused before anybody needs them. */
  private static void requireKeys(Document document) {
    List<VerificationKey> keys =
        document instanceof Admission admission
            ? admission.keys()
            : document instanceof Descriptor descriptor ? descriptor.messageKeys() : List.of();
    try {
      keys.forEach(VerificationKey::requireUsable);
    } catch (IllegalArgumentException e) {
      throw new DocumentRefused(document.documentName() + ": " + e.getMessage(), e);
    }
  }

  private VerificationKey key(
      Claim claim, String keyId, Function<NodeId, @Nullable Admission> admissions) {
    AuthorityId authority = claim.authority();
    if (authority != null) {
      return choose(root.delegation(authority).keys(), keyId, "authority " + authority);
    }
    Admission admission = admissions.apply(NodeId.of(claim.subject()));
    if (admission == null) {
      throw new DocumentRefused("node " + claim.subject() + " is not admitted");
    }
    if (claim.epoch() != admission.epoch()) {
      throw new DocumentRefused(
          "its epoch is " + claim.epoch() + " and its admission's " + admission.epoch());
    }
    VerificationKey next = admission.nextKey();
    return next != null && next.thumbprint().equals(keyId) ? next : admission.key();
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
