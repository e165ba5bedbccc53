package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBundleTest {
  private static final Bundle BUNDLE =
      new Bundle(
          List.of(List.of("r.1", "r.2"), List.of("r.3")),
          "s.n.p",
          "t.s.p",
          List.of(new Listed("areas/uk", 10, "a.b.c"), new Listed("admission/leeds-2", 0, "")));

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object bundle) {
    return new String(WireJson.write(bundle), StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatWireJsonReads() {
    byte[] json = WireJson.write(BUNDLE);
    assertThat(text(Objects.requireNonNull(QuickBundle.quick(json)))).isEqualTo(text(BUNDLE));
    Bundle empty = new Bundle(List.of(List.of("r")), "", "", List.of());
    assertThat(text(Objects.requireNonNull(QuickBundle.quick(WireJson.write(empty)))))
        .isEqualTo(text(empty));
  }

  @Test
  void readsManyInTheirOrder() {
    Bundle many =
        new Bundle(
            BUNDLE.roots(),
            "s",
            "t",
            IntStream.range(0, 5_000)
                .mapToObj(i -> new Listed("areas/a" + i, i, "j" + i))
                .toList());
    byte[] json = WireJson.write(many);
    Bundle read = Objects.requireNonNull(QuickBundle.quick(json));
    assertThat(WireJson.write(read)).isEqualTo(json);
    assertThat(read.documents().get(4_999).sha256())
        .isEqualTo(many.documents().get(4_999).sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"roots\":[[\"r\"]],\"snapshot\":\"s\",\"timestamp\":\"t\",\"documents\":[]}",
        "{\"roots\":[[\"r\"]],\"snapshot\":\"\\u0073\",\"timestamp\":\"t\",\"documents\":[]}",
        "{\"snapshot\":\"s\",\"roots\":[[\"r\"]],\"timestamp\":\"t\",\"documents\":[]}",
        "{\"roots\":[[]],\"snapshot\":\"s\",\"timestamp\":\"t\",\"documents\":[],\"more\":1}"
      })
  void leavesOtherSpellingsToWireJson(String json) {
    assertThat(QuickBundle.quick(bytes(json))).isNull();
    assertThat(QuickBundle.read(bytes(json)).timestamp()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"snapshot\":\"s\",\"snapshot\":\"s\",\"timestamp\":\"t\",\"documents\":[]",
        "\"snapshot\":\"s\",\"timestamp\":\"t\",\"documents\":[],\"documents\":[]",
        "\"snapshot\":\"s\",\"timestamp\":\"t\",\"documents\":[{\"name\":\"areas/uk\","
            + "\"version\":1,\"version\":2,\"jws\":\"j\"}]"
      })
  void aNameTwiceIsRefused(String members) {
    assertThatThrownBy(() -> QuickBundle.read(bytes("{\"roots\":[[\"r\"]]," + members + "}")))
        .isInstanceOf(BodyRefused.class)
        .hasMessageContaining("uplicate");
  }

  @Test
  void anyOtherByteAnywhereIsReadAsWireJsonDoesOrNotAtAll() {
    byte[] json = WireJson.write(BUNDLE);
    for (int at = 0; at < json.length; at++) {
      for (int b = 0; b < 256; b++) {
        byte[] other = json.clone();
        other[at] = (byte) b;
        requireSame(other);
      }
      requireSame(java.util.Arrays.copyOf(json, at));
    }
  }

  private static void requireSame(byte[] json) {
    String quick = outcome(() -> QuickBundle.quick(json));
    if (!quick.equals("null")) {
      assertThat(quick)
          .as(new String(json, StandardCharsets.ISO_8859_1))
          .isEqualTo(outcome(() -> WireJson.read(json, Bundle.class)));
    }
  }

  private interface Reading {
    @Nullable Bundle read();
  }

  private static String outcome(Reading reading) {
    try {
      Bundle bundle = reading.read();
      return bundle == null ? "null" : text(bundle);
    } catch (DocumentRefused | BodyRefused e) {
      return "refused";
    }
  }
}
