package org.govnet.api;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {
  @Test
  void isGeoJsonWithLongitudeFirst() {
    Point manchester = Point.of(-2.2446, 53.4794);
    assertThat(manchester.longitude()).isEqualTo(-2.2446);
    assertThat(manchester.latitude()).isEqualTo(53.4794);
    WireJson.assertRoundTrip(
        manchester, "{'type':'Point','coordinates':[-2.2446,53.4794]}".replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({"-180, -90", "180, 90", "0, 0"})
  void takesTheEdgesOfTheWorld(double longitude, double latitude) {
    Point point = Point.of(longitude, latitude);
    assertThat(point.longitude()).isEqualTo(longitude);
    assertThat(point.latitude()).isEqualTo(latitude);
  }

  @ParameterizedTest
  @CsvSource({
    "180.1, 0, longitude must be from -180 to 180 degrees: 180.1",
    "0, -90.5, latitude must be from -90 to 90 degrees: -90.5",
    "NaN, 0, 'coordinates must be numbers: NaN, 0.0'"
  })
  void refusesWhatIsNotOnEarth(double longitude, double latitude, String message) {
    assertThatThrownBy(() -> Point.of(longitude, latitude))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAnotherGeometryAndAMissingCoordinate() {
    assertThatThrownBy(() -> new Point("Polygon", List.of(ONE, ONE)))
        .hasMessage("type must be Point: \"Polygon\"");
    assertThatThrownBy(() -> new Point("Point", List.of(ONE)))
        .hasMessage("coordinates must be longitude and latitude: 1 numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "1E+1, 10",
    "0.00000049, 0",
    "-0.0000005000001, -0.000001",
    "2.50, 2.5",
    "53.47943217, 53.479432"
  })
  void hasOneSpellingForAPlace(BigDecimal given, BigDecimal kept) {
    assertThat(new Point("Point", List.of(given, given)).coordinates().get(0).toString())
        .isEqualTo(kept.toString());
  }

  @Test
  void refusesAnExponentThatWouldFillTheMemory() {
    List<BigDecimal> huge = List.of(new BigDecimal("1E+99999999"), ONE);
    assertThatThrownBy(() -> new Point("Point", huge))
        .hasMessage("longitude must be from -180 to 180 degrees: 1E+99999999");
    for (String tiny : List.of("1E-999999999", "-9E-2147483647", "0E-999999999", "0E+999999999")) {
      List<BigDecimal> nothing = List.of(new BigDecimal(tiny), new BigDecimal(tiny));
      assertThat(new Point("Point", nothing)).isEqualTo(Point.of(0, 0));
    }
    List<BigDecimal> long1 = List.of(new BigDecimal("1" + "0".repeat(999)), ONE);
    assertThatThrownBy(() -> new Point("Point", long1))
        .hasMessage("longitude must be from -180 to 180 degrees: 1" + "0".repeat(79) + "…");
  }

  @Test
  void dropsAnAltitude() {
    assertThat(new Point("Point", List.of(ONE, ONE, TEN))).isEqualTo(Point.of(1, 1));
  }
}
