package org.govnet.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * A place as a GeoJSON point (RFC 7946 section 3.1.2): WGS 84, in decimal degrees, longitude first.
 *
 * @param type always {@code Point}
 * @param coordinates longitude from -180 to 180, then latitude from -90 to 90, each to six decimal
 *     places, which is 11 cm (RFC 7946 section 11.2); an altitude after them is dropped
 */
@WireObject
public record Point(String type, @MaxItems(3) List<BigDecimal> coordinates) {
  /**
   * Checks the coordinates.
   *
   * @throws IllegalArgumentException if {@code type} is another, or a coordinate is missing or out
   *     of range; swapping the two is the usual cause
   */
  public Point {
    if (!type.equals("Point")) {
      throw new IllegalArgumentException("type must be Point: " + Quote.of(type));
    }
    coordinates = Position.check(coordinates);
  }

  /** A point, in degrees east and north. */
  public static Point of(double longitude, double latitude) {
    return new Point("Point", Position.of(longitude, latitude));
  }

  /** Degrees east. */
  public double longitude() {
    return coordinates.get(0).doubleValue();
  }

  /** Degrees north. */
  public double latitude() {
    return coordinates.get(1).doubleValue();
  }
}
