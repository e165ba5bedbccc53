package org.govnet.api;

import java.util.List;

/**
 * A place as a GeoJSON point (RFC 7946 section 3.1.2): WGS 84, in decimal degrees, longitude first.
 *
 * @param type always {@code Point}
 * @param coordinates longitude from -180 to 180, then latitude from -90 to 90; an altitude after
 *     them is dropped
 */
public record Point(String type, List<Double> coordinates) {
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
    if (coordinates.size() < 2 || coordinates.size() > 3) {
      throw new IllegalArgumentException(
          "coordinates must be longitude and latitude: " + coordinates.size() + " numbers");
    }
    coordinates = List.copyOf(coordinates.subList(0, 2));
    check("longitude", coordinates.get(0), 180);
    check("latitude", coordinates.get(1), 90);
  }

  /** A point, in degrees east and north. */
  public static Point of(double longitude, double latitude) {
    return new Point("Point", List.of(longitude, latitude));
  }

  /** Degrees east. */
  public double longitude() {
    return coordinates.get(0);
  }

  /** Degrees north. */
  public double latitude() {
    return coordinates.get(1);
  }

  private static void check(String what, double degrees, int limit) {
    if (!(Math.abs(degrees) <= limit)) { // the negation refuses NaN too
      throw new IllegalArgumentException(
          what + " must be from -" + limit + " to " + limit + " degrees: " + degrees);
    }
  }
}
