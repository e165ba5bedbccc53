package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record that travels has a golden text, {@code golden/<package>/<Record>.json}, and where
 * one cannot show every member it can have, more: {@code <Record>.<variant>.json}. Each is read,
 * and written again to the byte.
 */
class GoldenJsonTest {
  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void isReadAndWrittenAgainToTheByte(Class<?> type) throws IOException {
    for (String golden : Golden.texts(type)) {
      Object value = WireJson.read(golden, type);
      assertThat(WireJson.write(value)).isEqualTo(WireJson.compact(golden));
      assertThat((Object) WireJson.read(WireJson.write(value), type)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void showsEveryMember(Class<?> type) throws IOException {
    Set<String> shown = new LinkedHashSet<>();
    for (String golden : Golden.texts(type)) {
      shown.addAll(WireJson.names(golden));
    }
    JsonShape.ObjectShape shape = (JsonShape.ObjectShape) JsonShape.of(type);
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            shape.members().stream().map(JsonShape.Member::name).toList());
  }
}
