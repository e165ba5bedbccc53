package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JwsTest {
  private static final String TYP = "govnet-admission+jws";
  private static final byte[] PAYLOAD = "{\"network\":\"uk\",\"name\":\"Môn\"}".getBytes(UTF_8);

  private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
  private final String compact = Jws.sign(TYP, PAYLOAD, key);

  @ParameterizedTest
  @MethodSource("org.govnet.trust.KeyTest#everyAlgorithmAndProvider")
  void verifiesWhatItSigned(Algorithm algorithm, Crypto crypto) {
    SigningKey signer = SigningKey.generate(algorithm, crypto);
    Jws jws = Jws.parse(Jws.sign(TYP, PAYLOAD, signer));
    assertThat(jws.verify(TYP, signer.key())).isEqualTo(PAYLOAD);
    assertThat(jws.unverifiedPayload()).isEqualTo(PAYLOAD);
    assertThat(jws.typ()).isEqualTo(TYP);
    assertThat(jws.keyId()).isEqualTo(signer.key().thumbprint());
    assertThat(jws.toString())
        .isEqualTo("Jws \"" + TYP + "\" by \"" + signer.key().thumbprint() + "\"");
  }

  @Test
  void hasExactlyTheHeaderOfTheProtocol() {
    String header = new String(Base64Url.decode(compact.substring(0, compact.indexOf('.'))), UTF_8);
    assertThat(header)
        .isEqualTo(
            "{\"alg\":\"Ed25519\",\"kid\":\""
                + key.key().thumbprint()
                + "\",\"typ\":\""
                + TYP
                + "\"}");
  }

  @Test
  void isRefusedWhenAnyOneCharacterIsChanged() {
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      String changed = compact.substring(0, i) + (c == 'A' ? 'B' : 'A') + compact.substring(i + 1);
      assertThatThrownBy(() -> Jws.parse(changed).verify(TYP, key.key()))
          .as("character %d", i)
          .isInstanceOf(InvalidDocument.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"alg\":\"none\",\"kid\":\"k\",\"typ\":\"t\"} | JWS header's alg must be Ed25519 or ES256: \"none\"",
        "{\"alg\":\"EdDSA\",\"kid\":\"k\",\"typ\":\"t\"} | JWS header's alg must be Ed25519 or ES256: \"EdDSA\"",
        "{\"alg\":\"HS256\",\"kid\":\"k\",\"typ\":\"t\"} | JWS header's alg must be Ed25519 or ES256: \"HS256\"",
        "{\"kid\":\"k\",\"typ\":\"t\"} | JWS header has no alg",
        "{\"alg\":\"ES256\",\"typ\":\"t\"} | JWS header has no kid",
        "{\"alg\":\"ES256\",\"kid\":\"k\"} | JWS header has no typ",
        "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"t\",\"jwk\":{}} | JWS header has a member it may not: \"jwk\"",
        "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"t\",\"crit\":[]} | JWS header has a member it may not: \"crit\"",
        "{\"alg\":\"ES256\",\"kid\":1,\"typ\":\"t\"} | JWS header's kid is not a string",
        "{\"alg\":\"ES256\",\"kid\":null,\"typ\":\"t\"} | JWS header's kid is not a string",
        "[] | JWS header is not a JSON object: \"[]\"",
        "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"t\"}{} | JWS header goes on after its object: \"{\\\"alg\\\":\\\"ES256\\\",\\\"kid\\\":\\\"k\\\",\\\"typ\\\":\\\"t\\\"}{}\"",
        "{\"alg\":\"ES256\",\"alg\":\"Ed25519\",\"kid\":\"k\",\"typ\":\"t\"} | JWS header is not JSON: \"{\\\"alg\\\":\\\"ES256\\\",\\\"alg\\\":\\\"Ed25519\\\",\\\"kid\\\":\\\"k\\\",\\\"typ\\\":\\\"t\\\"}\"",
        "{\"alg\" | JWS header is not JSON: \"{\\\"alg\\\"\"",
      })
  void refusesAnyOtherHeader(String header, String message) {
    String text =
        Base64Url.encode(header.getBytes(UTF_8)) + compact.substring(compact.indexOf('.'));
    assertThatThrownBy(() -> Jws.parse(text))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage(message);
  }

  @Test
  void readsAHeaderInAnyOrder() {
    String header = "{ \"typ\":\"t\", \"kid\":\"k\", \"alg\":\"ES256\" }";
    assertThat(Jws.parse(Base64Url.encode(header.getBytes(US_ASCII)) + ".e30.AAAA").typ())
        .isEqualTo("t");
  }

  @Test
  void refusesAHeaderInUtf16() {
    String header = "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"t\"}";
    byte[] bytes = header.getBytes(StandardCharsets.UTF_16BE);
    assertThatThrownBy(() -> Jws.parse(Base64Url.encode(bytes) + ".e30.AAAA"))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageStartingWith("JWS header is not JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "e30, JWS must have three parts with dots between: \"e30\"",
    "e30.e30, JWS must have three parts with dots between: \"e30.e30\"",
    "e30.e30.e30.e30, JWS must have three parts with dots between: \"e30.e30.e30.e30\"",
    "e30=.e30.e30, JWS header is not base64url without padding: \"e30=\"",
    "e30.e31.e30, JWS payload is not base64url without padding: \"e31\"",
    "e30.e 30.e30, JWS payload is not base64url without padding: \"e 30\"",
    "e30.e30.e/+_, JWS signature is not base64url without padding: \"e/+_\"",
    "e30.e30.A, JWS signature is not base64url without padding: \"A\"",
  })
  void refusesWhatIsNotStrictlyAJws(String text, String message) {
    assertThatThrownBy(() -> Jws.parse(text))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage(message);
  }

  @Test
  void refusesAnotherTypAlgorithmOrKey() {
    Jws jws = Jws.parse(compact);
    VerificationKey other = SigningKey.generate(Algorithm.ED25519).key();
    assertThatThrownBy(() -> jws.verify("govnet-root+jws", key.key()))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage("JWS must have typ govnet-root+jws: \"" + TYP + "\"");
    assertThatThrownBy(() -> jws.verify(TYP, SigningKey.generate(Algorithm.P256).key()))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage("JWS says alg Ed25519 but the key is for ES256");
    assertThatThrownBy(() -> jws.verify(TYP, other))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage(
            "JWS is signed by key \"%s\", not by %s"
                .formatted(key.key().thumbprint(), other.thumbprint()));
  }

  @Test
  void refusesASignatureOfAnotherPayload() {
    String other = Jws.sign(TYP, "{}".getBytes(US_ASCII), key);
    String mixed =
        compact.substring(0, compact.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    assertThatThrownBy(() -> Jws.parse(mixed).verify(TYP, key.key()))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage(
            "JWS signature of a %s by %s does not verify".formatted(TYP, key.key().thumbprint()));
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertThatThrownBy(() -> Jws.parse("a".repeat(Jws.MAX_LENGTH + 1)))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage("JWS is longer than 1048576 characters: 1048577");
    assertThatThrownBy(() -> Jws.sign(TYP, new byte[Jws.MAX_LENGTH], key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the signed document is longer than 1048576 characters: ");
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.KeyTest#everyAlgorithmAndProvider")
  void signsATextOfTheFullLength(Algorithm algorithm, Crypto crypto) {
    SigningKey signer = SigningKey.generate(algorithm, crypto);
    byte[] payload = new byte[786_240];
    String text = Jws.sign(TYP, payload, signer);
    assertThat(text.length()).isBetween(Jws.MAX_LENGTH - 64, Jws.MAX_LENGTH);
    assertThat(Jws.parse(text).verify(TYP, signer.key())).isEqualTo(payload);
  }

  @Test
  void refusesToSignATypThatWouldBreakTheHeader() {
    assertThatThrownBy(() -> Jws.sign("a\",\"b", PAYLOAD, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("typ has a character it may not: \"a\\\",\\\"b\"");
  }
}
