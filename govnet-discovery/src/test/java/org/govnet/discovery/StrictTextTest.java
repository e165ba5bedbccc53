package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"2017-08-09", "0000-01-01", "9999-12-31", "2024-02-29"})
  void readsADateAsTheJdkDoes(String text) {
    assertThat(StrictText.date(text)).isEqualTo(LocalDate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2017-8-9",
        "2017-08-091",
        "2017-08-0",
        "2017/08/09",
        "+017-08-09",
        "-017-08-09",
        "2017-02-30",
        "2023-02-29",
        "2017-13-01",
        "2017-00-01",
        "\u0662017-08-09",
        "201\u0667-08-09",
        "2017-08-09T"
      })
  void refusesWhatIsNoDate(String text) {
    assertThatThrownBy(() -> StrictText.date(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2017-08-09T13:58:07Z",
        "2017-08-09T13:58:07.5Z",
        "2017-08-09T13:58:07.123456789Z",
        "0000-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z",
        "2017-08-09T24:00:00Z"
      })
  void readsATimeAsTheJdkDoes(String text) {
    assertThat(StrictText.time(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2017-08-09",
        "2017-08-09T13:58Z",
        "2017-08-09T13:58:07",
        "2017-08-09T13:58:07.Z",
        "2017-08-09T13:58:07.1234567890Z",
        "2017-08-09T13:58:07,5Z",
        "2017-08-09T13:58:07.5xZ",
        "2017-08-09T13:58:07x5Z",
        "2017-08-09T13:58:07z",
        "2017-08-09t13:58:07Z",
        "2017-08-09T13:58:07+00:00",
        "2017-02-30T13:58:07Z",
        "2017-08-09T25:00:00Z",
        "2017-08-09T13:58:07ZZ"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> StrictText.time(text)).isInstanceOf(DateTimeException.class);
  }
}
