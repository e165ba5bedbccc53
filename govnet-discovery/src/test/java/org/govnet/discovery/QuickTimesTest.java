package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickTimesTest {
  @Test
  void readsEveryDayAsTheJdkDoes() {
    for (int year : new int[] {0, 1, 1582, 1900, 1999, 2000, 2024, 2026, 2100, 9999}) {
      LocalDate day = LocalDate.of(year, 1, 1);
      for (int i = 0; i < day.lengthOfYear(); i++) {
        LocalDate each = day.plusDays(i);
        assertThat(QuickTimes.date(each.toString())).isEqualTo(each);
      }
    }
  }

  @Test
  void readsEveryMinuteOfADayAndSecondOfAnHourAsTheJdkDoes() {
    Instant start = Instant.parse("2024-02-28T23:00:00Z");
    for (int i = 0; i < 25 * 60; i++) {
      Instant each = start.plusSeconds(i * 60L);
      assertThat(QuickTimes.time(each.toString())).isEqualTo(each);
    }
    for (int i = 0; i < 3_601; i++) {
      Instant each = Instant.parse("1969-12-31T23:30:00Z").plusSeconds(i);
      assertThat(QuickTimes.time(each.toString())).isEqualTo(each);
    }
  }

  @Test
  void writesTimesAsTheJdkDoes() {
    Instant start = Instant.parse("1969-12-30T22:59:57Z");
    for (int i = 0; i < 200_000; i++) {
      Instant each = start.plusSeconds(i * 7L);
      assertThat(QuickTimes.text(each)).isEqualTo(each.toString());
    }
    for (String text :
        new String[] {
          "0000-01-01T00:00:00Z",
          "-0001-12-31T23:59:59Z",
          "9999-12-31T23:59:59Z",
          "+10000-01-01T00:00:00Z",
          "2026-08-09T13:58:07.5Z",
          "1969-12-31T23:59:59.999999999Z",
          "1582-10-10T00:00:00Z"
        }) {
      assertThat(QuickTimes.text(Instant.parse(text))).isEqualTo(Instant.parse(text).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-08-9",
        "2026-8-009",
        "2026-02-29",
        "2026-04-31",
        "2026-00-10",
        "2026-13-10",
        "2026-01-00",
        "2026-01-32",
        "-026-01-01",
        "+026-01-01",
        "2026/01/01",
        "2026-01:01",
        "٢026-01-01",
        "2026-01-0a",
        "2026-01-01T"
      })
  void leavesOtherDatesAlone(String text) {
    assertThat(QuickTimes.date(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T24:00:00Z",
        "2026-01-01T23:60:00Z",
        "2016-12-31T23:59:60Z",
        "2026-02-30T00:00:00Z",
        "2026-01-01t00:00:00Z",
        "2026-01-01T00:00:00z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00-00:00Z",
        "2026-01-01T00:00-00Z",
        "2026-01-01T0a:00:00Z",
        "2026-01-01T00:00:00.5Z",
        "2026-01-01T00:00:00"
      })
  void leavesOtherTimesAlone(String text) {
    assertThat(QuickTimes.time(text)).isNull();
  }
}
