package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {
  /** RFC 9530, appendix B.1: with the line feed at its end. */
  private static final byte[] BODY = "{\"hello\": \"world\"}\n".getBytes(US_ASCII);

  private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

  /** RFC 9530, section 2. */
  private static final String SHA_512 =
      "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";

  @Test
  void isThatOfRfc9530() {
    assertThat(ContentDigest.of(BODY)).isEqualTo(SHA_256);
    assertThat(ContentDigest.of("{\"hello\": \"world\"}".getBytes(US_ASCII))) // RFC 9421, 1.1
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
    assertThat(ContentDigest.of(new byte[0]))
        .isEqualTo("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHA_256,
        SHA_512 + ", " + SHA_256,
        SHA_256 + ";x=1,md5=:AAAA:",
        "sha-256=:AAAA:, " + SHA_256,
      })
  void acceptsItsSha256AmongOthers(String value) {
    assertThatCode(() -> ContentDigest.check(fields(value), BODY)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        SHA_512 + " | Content-Digest has no sha-256",
        "sha-256=1 | Content-Digest has no sha-256",
        "sha-256 | Content-Digest has no sha-256",
        "SHA-256=:AAAA: | Content-Digest is malformed: a key belongs here, at character 0",
        "sha-256=:AAAA | Content-Digest is malformed: a byte sequence without an end, at character 8",
        "sha-256=:: | the body's SHA-256 is RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
        SHA_256
            + ", sha-256=:AAAA: | the body's SHA-256 is RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
      })
  void refusesAnyOther(String value, String detail) {
    assertThatThrownBy(() -> ContentDigest.check(fields(value), BODY))
        .isInstanceOf(MessageRefused.class)
        .hasMessage("400 digest-mismatch: " + detail);
  }

  @Test
  void refusesABodyWithout() {
    assertThatThrownBy(() -> ContentDigest.check(Fields.empty(), BODY))
        .isInstanceOf(MessageRefused.class)
        .hasMessage("400 digest-mismatch: there is no Content-Digest");
  }

  private static Fields fields(String value) {
    return Fields.builder().add("Content-Digest", value).build();
  }
}
