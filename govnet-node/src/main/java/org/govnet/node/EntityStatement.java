package org.govnet.node;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/**
 * A signed statement as OpenID Federation 1.0 section 3 has it: a JWT, and no document of ours. Its
 * {@code typ} and, for Ed25519, its {@code alg} are others, so neither is ever taken for the other.
 */
final class EntityStatement {
  static final String MEDIA_TYPE = "application/entity-statement+jwt";
  private static final String TYP = "entity-statement+jwt";

  private EntityStatement() {}

  /**
   * What every statement says.
   *
   * @param more its further claims
   */
  static Map<String, Object> claims(
      String issuer, String subject, Instant iat, Instant exp, Map<String, Object> more) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", subject);
    claims.put("iat", iat.getEpochSecond());
    claims.put("exp", exp.getEpochSecond());
    claims.putAll(more);
    return claims;
  }

  /** The compact JWT. */
  static String sign(Map<String, Object> claims, Signer signer) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", TYP);
    header.put("alg", algorithm(signer.key()));
    header.put("kid", signer.key().thumbprint());
    String input = encode(WireJson.write(header)) + "." + encode(WireJson.write(claims));
    return input + "." + encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  /** A JWK Set (RFC 7517 section 5), each key named by its thumbprint. */
  static Map<String, Object> jwks(Collection<VerificationKey> keys) {
    return Map.of(
        "keys",
        keys.stream()
            .sorted(Comparator.comparing(VerificationKey::thumbprint))
            .map(EntityStatement::jwk)
            .toList());
  }

  private static Map<String, String> jwk(VerificationKey key) {
    Map<String, String> jwk = new LinkedHashMap<>(key.jwk());
    jwk.put("kid", key.thumbprint());
    jwk.put("use", "sig");
    jwk.put("alg", algorithm(key));
    return jwk;
  }

  // Generic readers know Ed25519 by RFC 8037's name; few have heard of RFC 9864's, which ours is.
  private static String algorithm(VerificationKey key) {
    return key.algorithm() == Algorithm.ED25519 ? "EdDSA" : key.algorithm().jws();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
