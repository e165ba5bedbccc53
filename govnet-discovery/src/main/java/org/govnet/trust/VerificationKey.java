package org.govnet.trust;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A public key with its one algorithm. Two are equal if their thumbprints are. Thread-safe.
 *
 * <p>On the wire it is a JWK (RFC 7517) of the members that protocol section 2 shows, and no other.
 */
public final class VerificationKey {
  private final Algorithm algorithm;
  private final byte[] raw;
  private final String thumbprint;

  /** Null for the default one, which takes a third of a second to make. */
  private final @Nullable Crypto crypto;

  /** Made when first used: a directory holds ten thousands of keys, and few are asked for. */
  private volatile @Nullable PublicKey key;

  private VerificationKey(Algorithm algorithm, byte[] raw, @Nullable Crypto crypto) {
    this.algorithm = algorithm;
    this.raw = raw;
    this.thumbprint = thumbprintOf(jwkOf(algorithm, raw));
    this.crypto = crypto;
  }

  private Crypto crypto() {
    return crypto == null ? Crypto.DEFAULT : crypto;
  }

  private PublicKey key() {
    PublicKey known = key;
    if (known != null) {
      return known;
    }
    boolean point = algorithm == Algorithm.ED25519 ? Points.isEd25519(raw) : Points.isP256(raw);
    if (!point) {
      throw new IllegalArgumentException(
          algorithm == Algorithm.ED25519
              ? "JWK member \"x\" is not a public key: not on the Ed25519 curve, or of small order"
              : "JWK members \"x\" and \"y\" are not a public key: not on the curve P-256");
    }
    byte[] prefix = HexFormat.of().parseHex(algorithm.derPrefix());
    byte[] der = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, der, prefix.length, raw.length);
    try {
      PublicKey made = crypto().publicKey(algorithm, der);
      key = made;
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key for " + algorithm.jws(), e);
    }
  }

  /**
   * Checks that it is a point of its curve, which reading it as part of a document leaves until it
   * is used.
   *
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public VerificationKey requireUsable() {
    PublicKey unused = key();
    return this;
  }

  /**
   * Reads a JWK.
   *
   * @param jwk {@code kty}, {@code crv}, {@code x} and for P-256 {@code y}; nothing else
   * @throws IllegalArgumentException if a member is missing, wrong or not allowed here; the message
   *     names it, and never shows a private one
   */
  public static VerificationKey ofJwk(Map<String, String> jwk) {
    return ofJwk(jwk, Crypto.DEFAULT);
  }

  static VerificationKey ofJwk(Map<String, String> jwk, Crypto crypto) {
    return formed(jwk, crypto).requireUsable();
  }

  /**
   * Reads a JWK as part of a document: its form alone is checked, and {@link #requireUsable} the
   * rest.
   *
   * @throws IllegalArgumentException as {@link #ofJwk(Map)}, if its form is wrong
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static VerificationKey formed(Map<String, String> jwk) {
    return formed(jwk, null);
  }

  private static VerificationKey formed(Map<String, String> jwk, @Nullable Crypto crypto) {
    if (jwk.containsKey("d")) {
      throw new IllegalArgumentException(
          "JWK member \"d\" is a private key: publish the JWK without it, and replace the key");
    }
    String kty = jwk.get("kty");
    boolean ed25519 = "OKP".equals(kty);
    if (!ed25519 && !"EC".equals(kty)) {
      throw new IllegalArgumentException("JWK member \"kty\" must be OKP or EC: " + shown(kty));
    }
    String crv = ed25519 ? "Ed25519" : "P-256";
    if (!crv.equals(jwk.get("crv"))) {
      throw new IllegalArgumentException(
          "JWK member \"crv\" must be " + crv + ": " + shown(jwk.get("crv")));
    }
    Set<String> allowed = ed25519 ? Set.of("kty", "crv", "x") : Set.of("kty", "crv", "x", "y");
    for (String member : jwk.keySet()) {
      if (!allowed.contains(member)) {
        throw new IllegalArgumentException(
            "JWK member " + Quote.of(member) + " is not allowed: leave it out");
      }
    }
    byte[] raw = coordinate(jwk, "x");
    if (!ed25519) {
      raw = Arrays.copyOf(raw, 64);
      System.arraycopy(coordinate(jwk, "y"), 0, raw, 32, 32);
    }
    return new VerificationKey(ed25519 ? Algorithm.ED25519 : Algorithm.P256, raw, crypto);
  }

  /** A key from x, or x and y. */
  static VerificationKey ofRaw(Algorithm algorithm, byte[] raw, Crypto crypto) {
    return new VerificationKey(algorithm, raw, crypto).requireUsable();
  }

  private static byte[] coordinate(Map<String, String> jwk, String member) {
    String text = jwk.get(member);
    try {
      byte[] bytes = text == null ? new byte[0] : Base64Url.decode(text);
      if (bytes.length == 32) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // the same as a wrong length
    }
    throw new IllegalArgumentException(
        "JWK member \"" + member + "\" must be 32 bytes in base64url: " + shown(text));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "it is missing" : Quote.of(value);
  }

  private static Map<String, String> jwkOf(Algorithm algorithm, byte[] raw) {
    Map<String, String> jwk = new LinkedHashMap<>();
    boolean ed25519 = algorithm == Algorithm.ED25519;
    jwk.put("kty", ed25519 ? "OKP" : "EC");
    jwk.put("crv", ed25519 ? "Ed25519" : "P-256");
    jwk.put("x", Base64Url.encode(Arrays.copyOf(raw, 32)));
    if (!ed25519) {
      jwk.put("y", Base64Url.encode(Arrays.copyOfRange(raw, 32, 64)));
    }
    return Collections.unmodifiableMap(jwk);
  }

  private static String thumbprintOf(Map<String, String> jwk) {
    // RFC 7638, section 3: the required members in alphabetical order, and no white space.
    StringBuilder json = new StringBuilder(160).append('{');
    for (String member : new String[] {"crv", "kty", "x", "y"}) {
      if (jwk.containsKey(member)) {
        json.append(json.length() > 1 ? ",\"" : "\"").append(member);
        json.append("\":\"").append(jwk.get(member)).append('"');
      }
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    return Base64Url.encode(Sha256.of(bytes));
  }

  /** This key as a JWK: {@code kty}, {@code crv}, {@code x} and for P-256 {@code y}. */
  @JsonValue
  public Map<String, String> jwk() {
    return jwkOf(algorithm, raw);
  }

  /** The one algorithm this key is for. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** Its RFC 7638 SHA-256 thumbprint: 43 characters of base64url. */
  public String thumbprint() {
    return thumbprint;
  }

  /**
   * Whether a signature is this key's.
   *
   * @param data what was signed
   * @param signature any bytes at all
   * @return false for whatever is not a good signature; never an exception
   */
  public boolean verify(byte[] data, byte[] signature) {
    if (signature.length != Algorithm.SIGNATURE_LENGTH
        || (algorithm == Algorithm.P256 && !Points.isP256Signature(signature))) {
      return false;
    }
    try {
      Signature verifier = crypto().signature(algorithm);
      verifier.initVerify(key());
      verifier.update(data);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // providers throw some of their refusals
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerificationKey that && thumbprint.equals(that.thumbprint);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  @Override
  public String toString() {
    return algorithm.jws() + " " + thumbprint;
  }
}
