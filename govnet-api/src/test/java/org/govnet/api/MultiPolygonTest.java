package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MultiPolygonTest {
  private static final List<List<BigDecimal>> SQUARE =
      List.of(at(0, 0), at(1, 0), at(1, 1), at(0, 0));

  private static List<BigDecimal> at(double longitude, double latitude) {
    return List.of(BigDecimal.valueOf(longitude), BigDecimal.valueOf(latitude));
  }

  @Provide
  Arbitrary<List<List<BigDecimal>>> rings() {
    Arbitrary<List<BigDecimal>> position =
        Combinators.combine(
                Arbitraries.bigDecimals()
                    .between(BigDecimal.valueOf(-180), BigDecimal.valueOf(180))
                    .ofScale(9),
                Arbitraries.bigDecimals()
                    .between(BigDecimal.valueOf(-90), BigDecimal.valueOf(90))
                    .ofScale(9))
            .as(List::of);
    return position
        .list()
        .ofMinSize(3)
        .ofMaxSize(12)
        .map(
            open -> {
              List<List<BigDecimal>> closed = new ArrayList<>(open);
              closed.add(open.get(0));
              return closed;
            });
  }

  @Property(tries = 200)
  void landHasOneSpellingAndSurvivesJson(@ForAll("rings") List<List<BigDecimal>> ring)
      throws JsonProcessingException {
    MultiPolygon land = MultiPolygon.of(ring);
    assertThat(new MultiPolygon("MultiPolygon", land.coordinates())).isEqualTo(land);
    String json = WireJson.write(land);
    assertThat(json).doesNotContain("E");
    assertThat(WireJson.read(json, MultiPolygon.class)).isEqualTo(land);
    Point corner = new Point("Point", ring.get(0));
    assertThat(corner.coordinates()).isEqualTo(land.coordinates().get(0).get(0).get(0));
    assertThat(WireJson.read(WireJson.write(corner), Point.class)).isEqualTo(corner);
  }

  private static void assertRefused(List<List<BigDecimal>> ring, String message) {
    assertThatThrownBy(() -> MultiPolygon.of(ring))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesARingThatIsNone() {
    assertRefused(List.of(), "positions of a ring must be 4 to 10000 in number: 0");
    assertRefused(
        List.of(at(0, 0), at(1, 0), at(0, 0)),
        "positions of a ring must be 4 to 10000 in number: 3");
    assertRefused(
        Collections.nCopies(10_001, at(0, 0)),
        "positions of a ring must be 4 to 10000 in number: 10001");
    assertRefused(
        List.of(at(0.5, 0), at(1, 0), at(1, 1), at(0, 1)),
        "a ring must end where it begins: add its first position, [0.5, 0], at its end");
    assertRefused(
        List.of(at(0, 95), at(1, 0), at(1, 1), at(0, 95)),
        "latitude must be from -90 to 90 degrees: 95.0");
    assertRefused(
        List.of(List.of(BigDecimal.ONE), at(1, 0), at(1, 1), at(0, 95)),
        "coordinates must be longitude and latitude: 1 numbers");
  }

  @Test
  void aRingClosesWhateverItsSpelling() {
    List<BigDecimal> again = List.of(new BigDecimal("0.0000000"), new BigDecimal("0E+5"));
    assertThat(MultiPolygon.of(List.of(at(0, 0), at(1, 0), at(1, 1), again)))
        .isEqualTo(MultiPolygon.of(SQUARE));
  }

  @Test
  void limitsPolygonsAndRings() {
    assertThatThrownBy(() -> new MultiPolygon("MultiPolygon", List.of()))
        .hasMessage("polygons must be 1 to 100 in number: 0");
    assertThatThrownBy(
            () -> new MultiPolygon("MultiPolygon", Collections.nCopies(101, List.of(SQUARE))))
        .hasMessage("polygons must be 1 to 100 in number: 101");
    assertThatThrownBy(() -> new MultiPolygon("MultiPolygon", List.of(List.of())))
        .hasMessage("rings must be 1 to 100 in number: 0");
    assertThatThrownBy(
            () -> new MultiPolygon("MultiPolygon", List.of(Collections.nCopies(101, SQUARE))))
        .hasMessage("rings must be 1 to 100 in number: 101");
    assertThatThrownBy(() -> new MultiPolygon("Polygon", List.of(List.of(SQUARE))))
        .hasMessage("type must be MultiPolygon: \"Polygon\"");
  }
}
