package org.govnet.trust;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * A signed document: a compact JWS (RFC 7515) whose header is {@code alg}, {@code kid} and {@code
 * typ}, exactly, as protocol section 3 demands. Immutable.
 */
public final class Jws {
  /** The longest that is read, in characters: 1 MiB. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_HEADER = 1024;
  private static final int SIGNATURE_CHARACTERS = 86;
  private static final int KEY_ID_CHARACTERS = 43;
  private static final String QUICK_HEADER =
      "{\"alg\":\"" + Algorithm.ED25519.jws() + "\",\"kid\":\"";
  private static final String QUICK_TYP = "\",\"typ\":\"";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String compact;
  private final Algorithm algorithm;
  private final String keyId;
  private final String typ;
  private final byte[] payload;
  private final byte[] signature;

  private Jws(String compact, Map<String, String> header, byte[] payload, byte[] signature) {
    this.compact = compact;
    String alg = member(header, "alg");
    this.algorithm =
        Algorithm.ofJws(alg)
            .orElseThrow(
                () ->
                    new InvalidDocument(
                        "JWS header's alg must be Ed25519 or ES256: " + Quote.of(alg)));
    this.keyId = member(header, "kid");
    this.typ = member(header, "typ");
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Signs a document.
   *
   * @param typ the kind of document, such as {@code govnet-admission+jws}: ASCII letters, digits,
   *     {@code +}, {@code -} and {@code .}
   * @param payload a JSON object in UTF-8; not looked at
   * @return the compact JWS
   * @throws IllegalArgumentException if {@code typ} has other characters, or it all comes to more
   *     than {@link #MAX_LENGTH}
   */
  public static String sign(String typ, byte[] payload, Signer signer) {
    for (int i = 0; i < typ.length(); i++) {
      char c = typ.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '+' && c != '-' && c != '.') {
        throw new IllegalArgumentException("typ has a character it may not: " + Quote.of(typ));
      }
    }
    VerificationKey key = signer.key();
    String header =
        "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"%s\"}"
            .formatted(key.algorithm().jws(), key.thumbprint(), typ);
    String input =
        Base64Url.encode(header.getBytes(StandardCharsets.US_ASCII))
            + "."
            + Base64Url.encode(payload);
    int length = input.length() + 1 + SIGNATURE_CHARACTERS;
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the signed document is longer than " + MAX_LENGTH + " characters: " + length);
    }
    byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + Base64Url.encode(signature);
  }

  /**
   * Reads a compact JWS, strictly, and does not verify it.
   *
   * @throws InvalidDocument if it is anything but a JWS of ours
   */
  public static Jws parse(String compact) {
    if (compact.length() > MAX_LENGTH) {
      throw new InvalidDocument(
          "JWS is longer than " + MAX_LENGTH + " characters: " + compact.length());
    }
    int first = compact.indexOf('.');
    int second = compact.indexOf('.', first + 1);
    if (first < 0 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
      throw new InvalidDocument(
          "JWS must have three parts with dots between: " + Quote.of(compact));
    }
    byte[] header = decode("header", compact.substring(0, first));
    byte[] payload = decode("payload", compact.substring(first + 1, second));
    byte[] signature = decode("signature", compact.substring(second + 1));
    return new Jws(compact, members(header), payload, signature);
  }

  private static byte[] decode(String part, String text) {
    try {
      return Base64Url.decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidDocument(
          "JWS " + part + " is not base64url without padding: " + Quote.of(text), e);
    }
  }

  private static Map<String, String> members(byte[] header) {
    String json = new String(header, StandardCharsets.US_ASCII);
    if (header.length > MAX_HEADER) {
      throw new InvalidDocument("JWS header is longer than " + MAX_HEADER + " bytes");
    }
    Map<String, String> quick = quickMembers(json);
    if (quick != null) {
      return quick;
    }
    Map<String, String> members = new HashMap<>();
    // From a string and not from bytes, which Jackson would also read as UTF-16 and UTF-32.
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidDocument("JWS header is not a JSON object: " + Quote.of(json));
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!name.equals("alg") && !name.equals("kid") && !name.equals("typ")) {
          throw new InvalidDocument("JWS header has a member it may not: " + Quote.of(name));
        }
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw new InvalidDocument("JWS header's " + name + " is not a string");
        }
        members.put(name, parser.getText());
      }
      if (parser.nextToken() != null) {
        throw new InvalidDocument("JWS header goes on after its object: " + Quote.of(json));
      }
    } catch (IOException e) {
      throw new InvalidDocument("JWS header is not JSON: " + Quote.of(json), e);
    }
    return members;
  }

  /** Of a header spelt as {@link #sign} does; null for any other. */
  private static @Nullable Map<String, String> quickMembers(String json) {
    int kid = QUICK_HEADER.length();
    int typ = kid + KEY_ID_CHARACTERS + QUICK_TYP.length();
    if (json.length() < typ + 2
        || !json.startsWith(QUICK_HEADER)
        || !json.startsWith(QUICK_TYP, kid + KEY_ID_CHARACTERS)
        || !json.endsWith("\"}")) {
      return null;
    }
    String keyId = json.substring(kid, kid + KEY_ID_CHARACTERS);
    String type = json.substring(typ, json.length() - 2);
    return isPlain(keyId) && isPlain(type)
        ? Map.of("alg", Algorithm.ED25519.jws(), "kid", keyId, "typ", type)
        : null;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '_' && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static String member(Map<String, String> header, String name) {
    String value = header.get(name);
    if (value == null) {
      throw new InvalidDocument("JWS header has no " + name);
    }
    return value;
  }

  /** The kind of document that it says it is. */
  public String typ() {
    return typ;
  }

  /** The thumbprint of the key that it says has signed it. */
  public String keyId() {
    return keyId;
  }

  /** The whole JWS as it was read. */
  public String compact() {
    return compact;
  }

  /** The payload, which nobody may have signed: good for finding out which key to verify with. */
  public byte[] unverifiedPayload() {
    return payload.clone();
  }

  /**
   * Verifies it.
   *
   * @param expectedTyp the kind of document that belongs where it was found
   * @return the payload
   * @throws InvalidDocument if it is of another kind, names another algorithm or key, or its
   *     signature does not verify
   */
  public byte[] verify(String expectedTyp, VerificationKey key) {
    if (!typ.equals(expectedTyp)) {
      throw new InvalidDocument("JWS must have typ " + expectedTyp + ": " + Quote.of(typ));
    }
    if (algorithm != key.algorithm()) {
      throw new InvalidDocument(
          "JWS says alg " + algorithm.jws() + " but the key is for " + key.algorithm().jws());
    }
    if (!keyId.equals(key.thumbprint())) {
      throw new InvalidDocument(
          "JWS is signed by key " + Quote.of(keyId) + ", not by " + key.thumbprint());
    }
    byte[] input =
        compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    if (!key.verify(input, signature)) {
      throw new InvalidDocument("JWS signature of a " + typ + " by " + keyId + " does not verify");
    }
    return payload.clone();
  }

  @Override
  public String toString() {
    return "Jws " + Quote.of(typ) + " by " + Quote.of(keyId);
  }
}
