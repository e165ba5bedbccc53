package org.govnet.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A GeoJSON position (RFC 7946 section 3.1.1), in one spelling. */
final class Position {
  private static final int DECIMALS = 6;

  private Position() {}

  static List<BigDecimal> of(double longitude, double latitude) {
    if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
      throw new IllegalArgumentException(
          "coordinates must be numbers: " + longitude + ", " + latitude);
    }
    return List.of(BigDecimal.valueOf(longitude), BigDecimal.valueOf(latitude));
  }

  static List<BigDecimal> check(List<BigDecimal> coordinates) {
    if (coordinates.size() < 2 || coordinates.size() > 3) {
      throw new IllegalArgumentException(
          "coordinates must be longitude and latitude: " + coordinates.size() + " numbers");
    }
    return List.of(
        degrees("longitude", coordinates.get(0), 180), degrees("latitude", coordinates.get(1), 90));
  }

  private static BigDecimal degrees(String what, BigDecimal degrees, int limit) {
    if (degrees.signum() == 0) {
      return BigDecimal.ZERO;
    }
    // The precision first: rounding 1E+999999999 would take all the memory there is.
    if (degrees.precision() - (long) degrees.scale() > 4
        || degrees.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
      throw new IllegalArgumentException(
          what + " must be from -" + limit + " to " + limit + " degrees: " + shown(degrees));
    }
    // So small that it rounds to nothing; dividing 1E-999999999 would take all the memory there is.
    if (degrees.precision() - (long) degrees.scale() < -DECIMALS) {
      return BigDecimal.ZERO;
    }
    BigDecimal rounded = degrees.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static String shown(BigDecimal degrees) {
    String quoted = Quote.of(degrees.toString());
    return quoted.substring(1, quoted.length() - 1);
  }
}
