package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UprnTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "100071417680, 100071417680",
    "000012345678, 12345678",
    "000000000001, 1",
    "999999999999, 999999999999"
  })
  void dropsLeadingZeros(String given, String kept) {
    assertThat(Uprn.of(given).value()).isEqualTo(kept).hasToString(Uprn.of(kept).toString());
    assertThat(Uprn.of(given)).isEqualTo(Uprn.of(kept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "000000000000",
        "1234567890123",
        "0000000000001",
        "12 34",
        "-1",
        "1e3",
        "١"
      })
  void refusesWhatIsNotOneToTwelveDigits(String given) {
    assertThatThrownBy(() -> Uprn.of(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "UPRN must be 1 to 12 digits, as in 100071417680, and not zero: " + Quote.of(given));
  }

  @Test
  void ordersAsNumbersDo() {
    assertThat(new TreeSet<>(List.of(Uprn.of("100"), Uprn.of("99"), Uprn.of("101"))))
        .containsExactly(Uprn.of("99"), Uprn.of("100"), Uprn.of("101"));
  }

  @Test
  void isAPlainStringOnTheWire() {
    WireJson.assertRoundTrip(Uprn.of("100071417680"), "\"100071417680\"");
  }
}
