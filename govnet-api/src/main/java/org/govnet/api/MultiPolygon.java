package org.govnet.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * A piece of land as a GeoJSON multi-polygon (RFC 7946 section 3.1.7), WGS 84: one polygon is a
 * multi-polygon of one, so that there is one form to read. A polygon is a list of closed rings, the
 * outer one first.
 *
 * @param type always {@code MultiPolygon}
 * @param coordinates polygons, each of rings, each of 4 to 10,000 positions (longitude, latitude)
 *     of which the last is the first again; at most 100 polygons of 100 rings
 */
@WireObject
public record MultiPolygon(
    String type, @MaxItems(100) List<List<List<List<BigDecimal>>>> coordinates) {
  private static final int MAX_PARTS = 100;
  private static final int MAX_POSITIONS = 10_000;

  /**
   * Checks the rings.
   *
   * @throws IllegalArgumentException if {@code type} is another, a ring is not closed or has under
   *     four positions, a position is not on Earth, or there is too much of anything
   */
  public MultiPolygon {
    if (!type.equals("MultiPolygon")) {
      throw new IllegalArgumentException("type must be MultiPolygon: " + Quote.of(type));
    }
    require("polygons", coordinates.size(), 1, MAX_PARTS);
    coordinates = coordinates.stream().map(MultiPolygon::polygon).toList();
  }

  /** One polygon without holes, from the positions of its closed outer ring. */
  public static MultiPolygon of(List<List<BigDecimal>> ring) {
    return new MultiPolygon("MultiPolygon", List.of(List.of(ring)));
  }

  private static List<List<List<BigDecimal>>> polygon(List<List<List<BigDecimal>>> rings) {
    require("rings", rings.size(), 1, MAX_PARTS);
    return rings.stream().map(MultiPolygon::ring).toList();
  }

  private static List<List<BigDecimal>> ring(List<List<BigDecimal>> positions) {
    require("positions of a ring", positions.size(), 4, MAX_POSITIONS);
    List<List<BigDecimal>> checked = positions.stream().map(Position::check).toList();
    if (!checked.get(0).equals(checked.get(checked.size() - 1))) {
      throw new IllegalArgumentException(
          "a ring must end where it begins: add its first position, "
              + checked.get(0)
              + ", at its end");
    }
    return checked;
  }

  private static void require(String what, int count, int min, int max) {
    if (count < min || count > max) {
      throw new IllegalArgumentException(
          what + " must be " + min + " to " + max + " in number: " + count);
    }
  }
}
