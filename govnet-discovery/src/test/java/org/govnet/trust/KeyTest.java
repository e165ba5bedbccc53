package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  /** RFC 8037, appendix A.2. */
  private static final Map<String, String> ED25519 =
      Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

  /** RFC 9449, section 4.2. */
  private static final Map<String, String> P256 =
      Map.of(
          "kty", "EC",
          "crv", "P-256",
          "x", "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
          "y", "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA");

  private static final byte[] DATA = "some data".getBytes(US_ASCII);

  static Stream<Arguments> everyAlgorithmAndProvider() {
    return Providers.all()
        .flatMap(crypto -> Stream.of(Algorithm.values()).map(a -> Arguments.of(a, crypto)));
  }

  @Test
  void hasTheThumbprintOfRfc8037() {
    assertThat(VerificationKey.ofJwk(ED25519).thumbprint())
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void hasTheThumbprintOfRfc9449() { // section 6.1
    assertThat(VerificationKey.ofJwk(P256).thumbprint())
        .isEqualTo("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
  }

  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void verifiesTheSignatureOfRfc8037(Crypto crypto) { // appendix A.4
    byte[] signature =
        Base64Url.decode(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    byte[] input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
    assertThat(VerificationKey.ofJwk(ED25519, crypto).verify(input, signature)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyAlgorithmAndProvider")
  void verifiesWhatItSignedAndNothingElse(Algorithm algorithm, Crypto crypto) {
    SigningKey key = SigningKey.generate(algorithm, crypto);
    byte[] signature = key.sign(DATA);
    assertThat(signature).hasSize(64);
    assertThat(key.key().verify(DATA, signature)).isTrue();
    assertThat(key.key().verify("other data".getBytes(US_ASCII), signature)).isFalse();
    assertThat(SigningKey.generate(algorithm, crypto).key().verify(DATA, signature)).isFalse();
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      assertThat(key.key().verify(DATA, changed)).as("byte %d", i).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyAlgorithmAndProvider")
  void isUnderstoodByEveryOtherProvider(Algorithm algorithm, Crypto crypto) {
    SigningKey key = SigningKey.generate(algorithm, crypto);
    byte[] signature = key.sign(DATA);
    Providers.all()
        .forEach(
            other ->
                assertThat(VerificationKey.ofJwk(key.key().jwk(), other).verify(DATA, signature))
                    .as("%s", other)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("everyAlgorithmAndProvider")
  void refusesASignatureOfAnyLengthWithoutAnException(Algorithm algorithm, Crypto crypto) {
    VerificationKey key = SigningKey.generate(algorithm, crypto).key();
    Random random = new Random(9421);
    for (int length = 0; length <= 130; length++) {
      byte[] bytes = new byte[length];
      assertThat(key.verify(DATA, bytes)).as("%d zeros", length).isFalse();
      Arrays.fill(bytes, (byte) 0xff);
      assertThat(key.verify(DATA, bytes)).as("%d times ff", length).isFalse();
      random.nextBytes(bytes);
      assertThat(key.verify(DATA, bytes)).as("%d random bytes", length).isFalse();
    }
  }

  /** CVE-2022-21449: r or s of 0, or of the group's order. */
  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void refusesAP256SignatureOutOfRange(Crypto crypto) {
    VerificationKey key = SigningKey.generate(Algorithm.P256, crypto).key();
    String n = Points.N256.toString(16);
    String zero = "0".repeat(64);
    String one = "0".repeat(63) + "1";
    for (String rs : new String[] {zero + zero, n + n, zero + one, one + zero, n + one, one + n}) {
      assertThat(Points.isP256Signature(HexFormat.of().parseHex(rs))).as(rs).isFalse();
      assertThat(key.verify(DATA, HexFormat.of().parseHex(rs))).as(rs).isFalse();
    }
    assertThat(Points.isP256Signature(HexFormat.of().parseHex(one + one))).isTrue();
  }

  /** RFC 8032, 5.1.7: S must be under the order, or anyone could make a second signature of one. */
  @ParameterizedTest
  @MethodSource("org.govnet.trust.Providers#all")
  void refusesAnEd25519SignatureWithTheOrderAdded(Crypto crypto) {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, crypto);
    byte[] signature = key.sign(DATA);
    BigInteger order =
        BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(order);
    byte[] bytes = reversed(HexFormat.of().parseHex(String.format("%064x", s)));
    System.arraycopy(bytes, 0, signature, 32, 32);
    assertThat(key.key().verify(DATA, signature)).isFalse();
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000", // order 1
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
        "0000000000000000000000000000000000000000000000000000000000000000", // order 4
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y of p, and over
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0200000000000000000000000000000000000000000000000000000000000000", // off the curve
      })
  void refusesAnEd25519KeyOffTheCurveOrOfSmallOrder(String hex) {
    Map<String, String> jwk = with(ED25519, "x", Base64Url.encode(HexFormat.of().parseHex(hex)));
    assertThatThrownBy(() -> VerificationKey.ofJwk(jwk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "JWK member \"x\" is not a public key: not on the Ed25519 curve, or of small order");
  }

  @Test
  void agreesWithTheJdkOnWhatIsOnTheCurve() {
    for (int i = 0; i < 50; i++) {
      SigningKey.generate(Algorithm.ED25519, Crypto.JDK);
      SigningKey.generate(Algorithm.P256, Crypto.JDK);
    }
  }

  @Test
  void refusesAP256KeyOffTheCurve() {
    for (String y : new String[] {P256.get("x"), "A".repeat(43), "_".repeat(42) + "8"}) {
      assertThatThrownBy(() -> VerificationKey.ofJwk(with(P256, "y", y)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("JWK members \"x\" and \"y\" are not a public key: not on the curve P-256");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kty | RSA | JWK member \"kty\" must be OKP or EC: \"RSA\"",
        "kty | | JWK member \"kty\" must be OKP or EC: it is missing",
        "crv | X25519 | JWK member \"crv\" must be Ed25519: \"X25519\"",
        "crv | | JWK member \"crv\" must be Ed25519: it is missing",
        "x | | JWK member \"x\" must be 32 bytes in base64url: it is missing",
        "x | AAAA | JWK member \"x\" must be 32 bytes in base64url: \"AAAA\"",
        "x | a= | JWK member \"x\" must be 32 bytes in base64url: \"a=\"",
        "y | AAAA | JWK member \"y\" is not allowed: leave it out",
        "kid | key-1 | JWK member \"kid\" is not allowed: leave it out",
        "use | sig | JWK member \"use\" is not allowed: leave it out",
      })
  void refusesAJwkThatIsNotAsItMustBe(String member, String value, String message) {
    assertThatThrownBy(() -> VerificationKey.ofJwk(with(ED25519, member, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAPrivateJwkWithoutShowingIt() {
    assertThatThrownBy(() -> VerificationKey.ofJwk(with(ED25519, "d", "nWGxne_9WmC6hEr0kuwsxA")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "JWK member \"d\" is a private key: publish the JWK without it, and replace the key");
  }

  @Test
  void refusesACoordinateWithUnusedBitsSet() {
    String x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp";
    assertThatThrownBy(() -> VerificationKey.ofJwk(with(ED25519, "x", x)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JWK member \"x\" must be 32 bytes in base64url: \"" + x + "\"");
  }

  @Test
  void travelsThroughJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (Map<String, String> jwk : List.of(ED25519, P256)) {
      VerificationKey key = VerificationKey.ofJwk(jwk);
      assertThat(json.readValue(json.writeValueAsString(key), VerificationKey.class))
          .isEqualTo(key);
      assertThat(key.jwk()).isEqualTo(jwk);
    }
  }

  @Test
  void showsNothingPrivate() {
    SigningKey key = SigningKey.generate(Algorithm.ED25519);
    assertThat(key.toString()).isEqualTo("SigningKey Ed25519 " + key.key().thumbprint());
  }

  private static Map<String, String> with(
      Map<String, String> jwk, String member, @Nullable String value) {
    Map<String, String> changed = new TreeMap<>(jwk);
    if (value == null) {
      changed.remove(member);
    } else {
      changed.put(member, value);
    }
    return changed;
  }
}
