package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.govnet.api.Golden;
import org.govnet.api.JsonShape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record's golden texts are valid by its schema, and spoiled ones are not. */
class WireSchemaTest {
  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void theGoldenTextsAreValid(Class<?> type) {
    assertThat(Documents.faultsOfSchema(OpenApi.schema(type))).isEmpty();
    for (String golden : Golden.texts(type)) {
      assertThat(Documents.faults(type, golden)).as(golden).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void aMemberThatIsMissingOrOfAnotherTypeIsTold(Class<?> type) {
    JsonShape.ObjectShape shape = (JsonShape.ObjectShape) JsonShape.of(type);
    for (String golden : Golden.texts(type)) {
      for (JsonShape.Member member : shape.members()) {
        JsonNode value = Documents.node(golden).get(member.name());
        if (value == null) {
          continue;
        }
        for (String wrong : List.of("null", "{\"a\":{}}", "-0.5", "\"?\"")) {
          boolean rightHere = isPlainText(member.shape()) && wrong.equals("\"?\"");
          boolean number =
              member.shape() instanceof JsonShape.NumberShape n
                  && !n.whole()
                  && wrong.equals("-0.5");
          boolean loose = member.shape() instanceof JsonShape.ObjectShape && wrong.startsWith("{");
          if (!rightHere && !number && !loose) {
            assertRefused(type, golden, member.name(), Documents.node(wrong));
          }
        }
        if (member.required()) {
          assertRefused(type, golden, member.name(), null);
        }
      }
    }
  }

  private static boolean isPlainText(JsonShape shape) {
    return shape instanceof JsonShape.TextShape text
        && (text.form() == null || "?".matches(text.form().pattern()));
  }

  private static void assertRefused(
      Class<?> type, String golden, String member, @Nullable JsonNode value) {
    ObjectNode spoiled = (ObjectNode) Documents.node(golden);
    if (value == null) {
      spoiled.remove(member);
    } else {
      spoiled.set(member, value);
    }
    assertThat(Documents.faults(type, spoiled.toString())).as(spoiled.toString()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#objects")
  void aMemberThatNobodyKnowsIsAllowed(Class<?> type) {
    ObjectNode more = (ObjectNode) Documents.node(Golden.texts(type).get(0));
    more.put("addedInAYearsTime", true);
    assertThat(Documents.faults(type, more.toString())).isEmpty();
  }
}
