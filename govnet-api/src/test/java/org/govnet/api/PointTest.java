package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(Point.of(longitude, latitude).coordinates()).containsExactly(longitude, latitude);
  }

  @ParameterizedTest
  @CsvSource({
    "180.1, 0, longitude must be from -180 to 180 degrees: 180.1",
    "0, -90.5, latitude must be from -90 to 90 degrees: -90.5",
    "NaN, 0, longitude must be from -180 to 180 degrees: NaN"
  })
  void refusesWhatIsNotOnEarth(double longitude, double latitude, String message) {
    assertThatThrownBy(() -> Point.of(longitude, latitude))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAnotherGeometryAndAMissingCoordinate() {
    assertThatThrownBy(() -> new Point("Polygon", List.of(1.0, 2.0)))
        .hasMessage("type must be Point: \"Polygon\"");
    assertThatThrownBy(() -> new Point("Point", List.of(1.0)))
        .hasMessage("coordinates must be longitude and latitude: 1 numbers");
  }

  @Test
  void dropsAnAltitude() {
    assertThat(new Point("Point", List.of(1.0, 2.0, 3.0))).isEqualTo(Point.of(1, 2));
  }
}
