package org.govnet.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.WireJson;
import org.govnet.trust.InvalidDocument;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/**
 * What a node says its log has come to.
 *
 * @param network the network
 * @param node whose log it is
 * @param replica the replica's base URL
 * @param log the log's own name: 22 characters of base64url
 * @param sequence the last entry's
 * @param hash the last entry's, 43 characters of base64url
 * @param issuedAt when it was signed
 */
record Checkpoint(
    NetworkId network,
    NodeId node,
    String replica,
    String log,
    long sequence,
    String hash,
    Instant issuedAt) {
  static final String TYP = "govnet-checkpoint+jws";

  /** More than any honest one has. */
  static final int MAX_LENGTH = 8_192;

  String sign(Signer signer) {
    return Jws.sign(TYP, WireJson.write(this), signer);
  }

  /**
   * Reads one that nobody has verified.
   *
   * @throws InvalidDocument if it is none
   */
  static Checkpoint unverified(String jws) {
    return read(parse(jws).unverifiedPayload(), Checkpoint.class);
  }

  /** Which key it says it is signed with: {@code <node>#<thumbprint>}. */
  static String keyId(String jws) {
    return unverified(jws).node() + "#" + parse(jws).keyId();
  }

  /**
   * Verifies one.
   *
   * @throws InvalidDocument if it is not signed with the key
   */
  static Checkpoint verify(String jws, VerificationKey key) {
    return read(parse(jws).verify(TYP, key), Checkpoint.class);
  }

  static Jws parse(String jws) {
    if (jws.length() > MAX_LENGTH) {
      throw new InvalidDocument(
          "a checkpoint or countersignature is longer than "
              + MAX_LENGTH
              + " characters: "
              + jws.length());
    }
    return Jws.parse(jws);
  }

  static <T> T read(byte[] payload, Class<T> type) {
    try {
      return WireJson.read(payload, type);
    } catch (BodyRefused e) {
      throw new InvalidDocument("its payload cannot be read: " + e.getMessage(), e);
    }
  }

  /** Names a checkpoint. */
  static String sha256(String jws) {
    return Hash.text(Hash.of(jws.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * The hash, as bytes.
   *
   * @throws InvalidDocument if it is none
   */
  byte[] head() {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(hash);
      if (bytes.length == Hash.LENGTH) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // the same as a wrong length
    }
    throw new InvalidDocument("a checkpoint's hash is not 32 bytes in base64url");
  }
}
