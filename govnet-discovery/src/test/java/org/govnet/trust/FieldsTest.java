package org.govnet.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final Fields FIELDS =
      Fields.builder().add("B", " \t two  words\t ").add("a", "1").add("b", "3").build();

  @Test
  void lowersNamesTrimsValuesAndKeepsOrder() {
    assertThat(FIELDS.names()).containsExactly("b", "a");
    assertThat(FIELDS.all("b")).containsExactly("two  words", "3");
    assertThat(FIELDS.first("b")).contains("two  words");
    assertThat(FIELDS.first("c")).isEmpty();
    assertThat(FIELDS.all("c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "é", "a\r", "(", "\u212a"})
  void refusesANameThatIsNotAToken(String name) {
    assertThatThrownBy(() -> Fields.builder().add(name, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("field name must be a token: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "\n", "a\r\n b"})
  void refusesAValueThatCouldBreakALineWithoutShowingIt(String value) {
    assertThatThrownBy(() -> Fields.builder().add("x", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("field x has a CR, LF or NUL in its value, at character [01]");
  }

  @Test
  void showsNoValueBodyOrQuery() {
    byte[] body = "secret body".getBytes(US_ASCII);
    assertThat(FIELDS).hasToString("Fields[b, a, b]");
    assertThat(new RequestMessage("GET", "https://h/p?secret=1", FIELDS, body))
        .hasToString("GET https://h/p?… Fields[b, a, b] 11 bytes");
    assertThat(new ResponseMessage(200, FIELDS, body)).hasToString("200 Fields[b, a, b] 11 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "//h/p",
        "https://",
        "https:///p",
        "https://h/é",
        "https://h/a b",
        "https://h/p#f",
        "://h",
        "https://h/\n"
      })
  void refusesATargetUriThatIsNotAbsolute(String uri) {
    assertThatThrownBy(() -> new RequestMessage("GET", uri, FIELDS, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("target URI must be ");
  }
}
