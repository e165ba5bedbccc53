package org.govnet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.govnet.trust.StructuredFields.InnerList;
import org.govnet.trust.StructuredFields.Item;
import org.govnet.trust.StructuredFields.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9651, sections 3 and 4. */
class StructuredFieldsTest {
  @ParameterizedTest(name = "[{0}] is [{1}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1 | a=1",
        "a=-0 | a=0",
        "a=999999999999999 | a=999999999999999",
        "a=-999999999999999 | a=-999999999999999",
        "a=007 | a=7",
        "a | a",
        "a=?1 | a",
        "a=?0 | a=?0",
        "a;x;y=2 | a;x;y=2",
        "a=tok/en:* | a=tok/en:*",
        "a=*x | a=*x",
        "a=\"q\\\"b\\\\s\" | a=\"q\\\"b\\\\s\"",
        "a=\"\" | a=\"\"",
        "a=:: | a=::",
        "a=:AQI=: | a=:AQI=:",
        "a=() | a=()",
        "a=(  \"x\"   y;z=1  );b | a=(\"x\" y;z=1);b",
        "a=1 , \t b=2 | a=1,b=2",
        "a=1\t,b=2 | a=1,b=2",
        "*a_-.9=1 | *a_-.9=1",
        "a=1,b=2,a=3 | a=3,b=2",
        "a;x=1;x=2 | a;x=2",
        "a;  x=1 | a;x=1",
      })
  void readsWhatTheRfcAllowsAndWritesItCanonically(String input, String canonical) {
    assertThat(write(StructuredFields.dictionary(input))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void readsAnEmptyDictionary(String input) {
    assertThat(StructuredFields.dictionary(input)).isEmpty();
  }

  @Test
  void ignoresSpacesAroundTheWhole() {
    assertThat(write(StructuredFields.dictionary("  a=1  "))).isEqualTo("a=1");
  }

  @ParameterizedTest(name = "[{0}]: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1, | a comma at the end, at character 4",
        "a=1,  | a comma at the end, at character 4",
        ",a=1 | a key belongs here, at character 0",
        "a=1,,b | a key belongs here, at character 4",
        "a=1 b=2 | a comma belongs here, at character 4",
        "A=1 | a key belongs here, at character 0",
        "1=1 | a key belongs here, at character 0",
        "a= 1 | a value of a known kind belongs here, at character 2",
        "a = 1 | a comma belongs here, at character 2",
        "a=1000000000000000 | an integer of more than 15 digits, at character 17",
        "a=- | not an integer, at character 2",
        "a=1.5 | not an integer, at character 2",
        "a=@1659578233 | a value of a known kind belongs here, at character 2",
        "a=%\"x\" | a value of a known kind belongs here, at character 2",
        "a=? | not a boolean, at character 3",
        "a=?2 | not a boolean, at character 3",
        "a=\"x | not a character of a string, at character 4",
        "a=\"\\x\" | not a character of a string, at character 4",
        "a=\"é\" | not a character of a string, at character 3",
        "a=\"\t\" | not a character of a string, at character 3",
        "a=é | a value of a known kind belongs here, at character 2",
        "é=1 | a key belongs here, at character 0",
        "a=:AQI: | not base64 in its one exact form, at character 2",
        "a=:AQJ=: | not base64 in its one exact form, at character 2",
        "a=:A: | not base64, at character 2",
        "a=:AQ I=: | not base64, at character 2",
        "a=:_-8=: | not base64, at character 2",
        "a=:AQI= | a byte sequence without an end, at character 2",
        "a=( | a value of a known kind belongs here, at character 3",
        "a=(\"x\" | a space or a closing parenthesis belongs here, at character 6",
        "a=(\"x\"\"y\") | a space or a closing parenthesis belongs here, at character 6",
        "a=((\"x\")) | a value of a known kind belongs here, at character 3",
        "a=(\"x\"\t\"y\") | a space or a closing parenthesis belongs here, at character 6",
        "a=\"x\"; | a key belongs here, at character 6",
        "a=1 ;b | a comma belongs here, at character 4",
        "a=1;B=2 | a key belongs here, at character 4",
        "a=1;b=() | a value of a known kind belongs here, at character 6",
      })
  void refusesWhatTheRfcDoesNotAllow(String input, String message) {
    assertThatThrownBy(() -> StructuredFields.dictionary(input))
        .isInstanceOf(BadSignatureField.class)
        .hasMessage(message);
  }

  private static String write(Map<String, Member> dictionary) {
    StringBuilder out = new StringBuilder();
    dictionary.forEach(
        (key, member) -> {
          out.append(out.length() == 0 ? "" : ",").append(key);
          StringBuilder value = new StringBuilder();
          if (member instanceof InnerList list) {
            StructuredFields.write(list, value);
          } else if (member instanceof Item item) {
            StructuredFields.write(item, value);
          }
          out.append(value.toString().startsWith("?1") ? value.substring(2) : "=" + value);
        });
    return out.toString();
  }
}
