package org.govnet.discovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.govnet.api.NetworkId;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/** Signs documents, and opens signed ones: the checks that every kind has in common. */
public final class Documents {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final long MAX_VERSION = (1L << 53) - 1;

  private Documents() {}

  /** The document as a compact JWS. */
  public static String sign(Document document, Signer signer) {
    return Jws.sign(document.documentType(), WireJson.write(document), signer);
  }

  /** SHA-256 over a compact JWS, base64url without padding, as a snapshot lists it. */
  public static String sha256(String compact) {
    return sha256(compact.getBytes(StandardCharsets.US_ASCII));
  }

  static String sha256(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Verifies a document's signature, network and version; not that it is in force.
   *
   * @throws DocumentRefused if any of them is wrong
   */
  static <T extends Document> T open(
      Jws jws, Class<T> type, VerificationKey key, NetworkId network) {
    byte[] payload;
    try {
      payload = jws.verify(DocumentKind.of(type).typ(), key);
    } catch (InvalidDocument e) {
      throw new DocumentRefused(e.getMessage(), e);
    }
    T document = read(payload, type);
    check(document, network);
    return document;
  }

  private static void check(Document document, NetworkId network) {
    String name = document.documentName();
    if (!document.network().equals(network)) {
      throw new DocumentRefused(
          name + " is for network " + document.network() + ", not " + network);
    }
    if (document.version() < 1 || document.version() > MAX_VERSION) {
      throw new DocumentRefused(name + " has version " + document.version() + ", not 1 to 2^53-1");
    }
    if (!document.expiresAt().isAfter(document.issuedAt())) {
      throw new DocumentRefused(
          name
              + " expires at "
              + document.expiresAt()
              + ", not after its issue at "
              + document.issuedAt());
    }
  }

  /** From when a clock may be at which the document is not from the future. */
  static Instant begins(Document document) {
    return document.issuedAt().minus(SKEW);
  }

  /**
   * Checks the time.
   *
   * @throws DocumentRefused if the document has expired, or is from the future
   */
  static void requireInForce(Document document, Instant now) {
    String name = document.documentName();
    if (begins(document).isAfter(now)) {
      throw new DocumentRefused(name + " is issued in the future, at " + document.issuedAt());
    }
    // What ends a node holds for good: an authority that is late with its list revokes nobody's
    // end.
    boolean lasting = document instanceof Revocations || document instanceof Departure;
    if (!lasting && !now.isBefore(document.expiresAt())) {
      throw new DocumentRefused(name + " expired at " + document.expiresAt());
    }
  }

  /** Reads a payload. */
  static <T> T read(byte[] payload, Class<T> type) {
    Document quick = QuickDocuments.read(payload, type);
    if (quick != null) {
      return type.cast(quick);
    }
    try {
      return WireJson.read(payload, type);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the payload cannot be read: " + e.detail(), e);
    }
  }
}
