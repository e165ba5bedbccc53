package org.govnet.trust;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.govnet.api.Party;
import org.govnet.trust.StructuredFields.Item;

/** The {@code Content-Digest} field (RFC 9530) with its {@code sha-256}. */
public final class ContentDigest {
  static final String FIELD = "content-digest";

  private ContentDigest() {}

  /** The field's value for a body; an empty body has one too. */
  public static String of(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
  }

  /**
   * Checks a request's body. Digests of other algorithms are ignored.
   *
   * @throws MessageRefused with {@code digest-mismatch} if the field is missing or malformed, has
   *     no {@code sha-256}, or is of another body
   */
  public static void check(Fields fields, byte[] body) {
    check(fields, body, Party.CALLER);
  }

  static void check(Fields fields, byte[] body, Party sender) {
    List<String> values = fields.all(FIELD);
    if (values.isEmpty()) {
      throw Refusal.DIGEST_MISMATCH.of(sender, "there is no Content-Digest");
    }
    String value = values.size() == 1 ? values.get(0) : String.join(", ", values);
    byte[] digest = Sha256.of(body);
    try {
      if (StructuredFields.dictionary(value).get("sha-256") instanceof Item item
          && item.value() instanceof byte[] stated) {
        if (MessageDigest.isEqual(digest, stated)) {
          return;
        }
        throw Refusal.DIGEST_MISMATCH.of(
            sender, "the body's SHA-256 is " + Base64.getEncoder().encodeToString(digest));
      }
    } catch (BadSignatureField e) {
      throw Refusal.DIGEST_MISMATCH.of(sender, "Content-Digest is malformed: " + e.reason());
    }
    throw Refusal.DIGEST_MISMATCH.of(sender, "Content-Digest has no sha-256");
  }
}
