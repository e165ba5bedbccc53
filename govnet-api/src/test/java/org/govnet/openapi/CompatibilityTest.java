package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.govnet.api.ApiTypes;
import org.govnet.api.ContractModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change that breaks somebody is told, and its reverse is not, or breaks others. */
class CompatibilityTest {
  private static final String READ = "/things/v1/things/{id}";
  private static final String MAKE = "/things/v1/things";

  private static Map<String, Object> things() {
    return Documents.copy(OpenApi.of(ContractModel.of(Things.class)));
  }

  private static Map<String, Object> operation(
      Map<String, Object> document, String path, String method) {
    return Tree.object(document, List.of("paths", path, method));
  }

  private static Map<String, Object> schema(Map<String, Object> document, String name) {
    return Tree.object(document, List.of("components", "schemas", name));
  }

  private static Map<String, Object> member(
      Map<String, Object> document, String schema, String name) {
    return Tree.object(schema(document, schema), List.of("properties", name));
  }

  private static Map<String, Object> query(Map<String, Object> document, String name) {
    return Tree.objects(operation(document, MAKE, "get"), "parameters").stream()
        .filter(parameter -> name.equals(parameter.get("name")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> forward(Consumer<Map<String, Object>> change) {
    Map<String, Object> changed = things();
    change.accept(changed);
    return Compatibility.breaks(things(), changed);
  }

  private static List<String> backward(Consumer<Map<String, Object>> change) {
    Map<String, Object> changed = things();
    change.accept(changed);
    return Compatibility.breaks(changed, things());
  }

  private static void set(Map<String, Object> schema, String name, List<String> values) {
    schema.put(name, new ArrayList<>(values));
  }

  @Test
  void aContractDoesNotBreakItself() {
    for (Class<?> type : ApiTypes.contracts()) {
      Map<String, Object> document = OpenApi.of(ContractModel.of(type));
      assertThat(Compatibility.breaks(Documents.copy(document), document)).isEmpty();
    }
  }

  @Test
  void anotherContractOrMajorVersionCannotBeCompared() {
    Map<String, Object> other = things();
    Tree.object(other, "x-govnet-contract").put("version", 2);
    assertThatThrownBy(() -> Compatibility.breaks(things(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "only documents of one contract and major version can be compared: things v1, things"
                + " v2");
    assertThatThrownBy(() -> Compatibility.breaks(Map.of(), other))
        .hasMessageContaining("x-govnet-contract");
  }

  @Test
  void anOperationGone() {
    Consumer<Map<String, Object>> change = document -> Tree.object(document, "paths").remove(READ);
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things/{id}: the operation is gone: callers of it are refused");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aVariableRenamedBreaksNobody() {
    Consumer<Map<String, Object>> change =
        document -> {
          Map<String, Object> paths = Tree.object(document, "paths");
          Object item = paths.remove(READ);
          paths.put("/things/v1/things/{thingId}", item);
          Tree.objects(operation(document, "/things/v1/things/{thingId}", "get"), "parameters")
              .get(0)
              .put("name", "thingId");
        };
    assertThat(forward(change)).isEmpty();
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aRequestsMemberRequired() {
    Consumer<Map<String, Object>> change =
        document -> set(schema(document, "NewThing"), "required", List.of("kind", "label", "note"));
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: body member note (NewThing.note) is now required: callers"
                + " that leave it out are refused");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aRequestsMemberNewAndRequired() {
    Consumer<Map<String, Object>> change =
        document -> {
          Tree.object(schema(document, "NewThing"), "properties")
              .put("size", Tree.of("type", "integer"));
          set(schema(document, "NewThing"), "required", List.of("kind", "label", "size"));
        };
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: body member size (NewThing.size) is new and required: callers"
                + " that do not send it are refused");
    assertThat(backward(change))
        .containsExactly(
            "POST /things/v1/things: body member size (NewThing.size) is gone: what callers say in"
                + " it is ignored");
  }

  @Test
  void aRequestsMemberNewAndOptionalBreaksNobody() {
    assertThat(
            forward(
                document ->
                    Tree.object(schema(document, "NewThing"), "properties")
                        .put("size", Tree.of("type", "integer"))))
        .isEmpty();
  }

  @Test
  void anAnswersMemberGone() {
    Consumer<Map<String, Object>> change =
        document -> {
          Tree.object(schema(document, "Thing"), "properties").remove("weight");
          set(schema(document, "Thing"), "required", List.of("id", "kind"));
        };
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: answer member items[].weight (Thing.weight) is gone: callers"
                + " that read it do not get it (and in 2 more)");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void anAnswersMemberThatMayBeMissing() {
    Consumer<Map<String, Object>> change =
        document -> set(schema(document, "Thing"), "required", List.of("id", "kind"));
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: answer member items[].weight (Thing.weight) may now be missing:"
                + " callers that count on it cannot read the answer (and in 2 more)");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void anEnumOfBothDirectionsBreaksEitherWay() {
    Consumer<Map<String, Object>> change =
        document -> set(schema(document, "Kind"), "enum", List.of("small", "large", "huge"));
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: answer member items[].kind (Thing.kind) may now be huge: callers"
                + " that do not know the value cannot read the answer (and in 2 more)");
    assertThat(backward(change))
        .containsExactly(
            "GET /things/v1/things: query parameter kind may not be huge any more: callers are"
                + " refused with it",
            "POST /things/v1/things: body member kind (NewThing.kind) may not be huge any more:"
                + " callers are refused with it");
  }

  @Test
  void anEnumThatIsClosedOrOpened() {
    Consumer<Map<String, Object>> change =
        document -> {
          schema(document, "Kind").remove("enum");
        };
    assertThat(forward(change))
        .hasSize(1)
        .allMatch(line -> line.contains("may now be any text, and was one of [small, large]"));
    assertThat(backward(change))
        .hasSize(2)
        .allMatch(line -> line.contains("may now only be one of [small, large]"));
  }

  @Test
  void aTypeChanged() {
    assertThat(forward(document -> member(document, "Thing", "weight").put("type", "string")))
        .containsExactly(
            "GET /things/v1/things: answer member items[].weight (Thing.weight) had type integer"
                + " and has string: the other side cannot read it (and in 2 more)");
  }

  @Test
  void aFormatChanged() {
    assertThat(forward(document -> member(document, "Thing", "weight").put("format", "int64")))
        .containsExactly(
            "GET /things/v1/things: answer member items[].weight (Thing.weight) had format int32"
                + " and has int64: the other side cannot read it (and in 2 more)");
  }

  @Test
  void aRequestsPatternNewIsABreakAndOneGoneIsNone() {
    Consumer<Map<String, Object>> change =
        document -> member(document, "NewThing", "label").put("pattern", "^a$");
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: body member label (NewThing.label) had pattern null and has"
                + " ^a$: callers are refused with what was accepted before");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void anAnswersPatternGoneIsABreakAndOneNewIsNone() {
    Consumer<Map<String, Object>> change =
        document -> member(document, "Thing", "id").put("pattern", "^a$");
    assertThat(forward(change)).isEmpty();
    assertThat(backward(change))
        .containsExactly(
            "GET /things/v1/things: answer member items[].id (Thing.id) had pattern ^a$ and has"
                + " null: callers get what they could not get before (and in 2 more)");
  }

  @Test
  void aRequestsListShorter() {
    Consumer<Map<String, Object>> change =
        document -> member(document, "NewThing", "tags").put("maxItems", 5);
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: body member tags (NewThing.tags) had maxItems 10 and has 5:"
                + " callers are refused with what was accepted before");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void anAnswersListLonger() {
    Consumer<Map<String, Object>> change =
        document -> member(document, "ThingPage", "items").put("maxItems", 500);
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: answer member items (ThingPage.items) had maxItems 100 and has"
                + " 500: callers get what they could not get before");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aParametersLimitLower() {
    Consumer<Map<String, Object>> change =
        document -> Tree.object(query(document, "limit"), "schema").put("maximum", 50);
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: query parameter limit had maximum 100 and has 50: callers are"
                + " refused with what was accepted before");
    assertThat(backward(change)).isEmpty();
    Consumer<Map<String, Object>> lower =
        document -> Tree.object(query(document, "limit"), "schema").put("minimum", 0);
    assertThat(forward(lower)).isEmpty();
    assertThat(backward(lower)).singleElement().asString().contains("had minimum 0 and has 1");
  }

  @Test
  void aParametersDefaultChanged() {
    assertThat(
            forward(document -> Tree.object(query(document, "limit"), "schema").put("default", 5)))
        .containsExactly(
            "GET /things/v1/things: query parameter limit was 20 by default and is 5: callers that"
                + " leave it out get another answer");
  }

  @Test
  void aParameterRequired() {
    Consumer<Map<String, Object>> change =
        document -> query(document, "kind").put("required", true);
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: query parameter kind is now required: callers that leave it out"
                + " are refused");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aParameterGoneOrNewAndRequired() {
    Consumer<Map<String, Object>> change =
        document -> {
          query(document, "kind").put("required", true);
          query(document, "kind").put("name", "sort");
        };
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things: query parameter kind is gone: what callers say with it is"
                + " ignored",
            "GET /things/v1/things: query parameter sort is new and required: callers that leave it"
                + " out are refused");
  }

  @Test
  void aBodyGoneOrNew() {
    Consumer<Map<String, Object>> change =
        document -> operation(document, MAKE, "post").remove("requestBody");
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: it takes no body any more: what callers say in it is lost");
    assertThat(backward(change))
        .containsExactly(
            "POST /things/v1/things: a body is now required: callers that send none are refused");
  }

  @Test
  void aBodyRequired() {
    Consumer<Map<String, Object>> change =
        document ->
            Tree.object(operation(document, MAKE, "post"), "requestBody").put("required", false);
    assertThat(forward(change)).isEmpty();
    assertThat(backward(change))
        .containsExactly(
            "POST /things/v1/things: the body is now required: callers that send none are refused");
  }

  @Test
  void anAnswerGone() {
    assertThat(
            forward(
                document -> {
                  Map<String, Object> responses =
                      Tree.object(operation(document, READ, "get"), "responses");
                  responses.remove("200");
                  responses.put("204", Tree.of("description", "nothing"));
                }))
        .containsExactly(
            "GET /things/v1/things/{id}: the answer 200 is gone: callers that wait for it get"
                + " another");
  }

  @Test
  void aProblemOfAnotherStatus() {
    assertThat(
            forward(
                document -> {
                  Map<String, Object> responses =
                      Tree.object(operation(document, READ, "get"), "responses");
                  Object problem = responses.remove("409");
                  responses.put("410", problem);
                }))
        .containsExactly(
            "GET /things/v1/things/{id}: problem illegal-transition had status 409 and has 410:"
                + " callers that tell problems apart by status, and clients that retry, go wrong");
  }

  @Test
  void aProblemNewOrGoneBreaksNobody() {
    Consumer<Map<String, Object>> change =
        document -> Tree.object(operation(document, READ, "get"), "responses").remove("409");
    assertThat(forward(change)).isEmpty();
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void safeNoMore() {
    Consumer<Map<String, Object>> change =
        document -> operation(document, READ, "get").put("x-govnet-safe", false);
    assertThat(forward(change))
        .containsExactly(
            "GET /things/v1/things/{id}: is not safe any more: callers that send it again do its"
                + " work twice");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void aKeyNeededOrNotTaken() {
    Consumer<Map<String, Object>> change =
        document -> operation(document, MAKE, "post").put("x-govnet-idempotent", false);
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: takes no Idempotency-Key any more: callers that send it again"
                + " do its work twice");
    assertThat(backward(change))
        .containsExactly(
            "POST /things/v1/things: now needs an Idempotency-Key: callers that send none are"
                + " refused");
  }

  @Test
  void aPurposeGone() {
    Consumer<Map<String, Object>> change =
        document ->
            set(
                Tree.object(operation(document, MAKE, "post"), "x-govnet-personal-data"),
                "purposes",
                List.of("thing-making"));
    assertThat(forward(change))
        .containsExactly(
            "POST /things/v1/things: does not serve purpose thing-care any more: callers with it"
                + " are refused");
    assertThat(backward(change)).isEmpty();
  }

  @Test
  void personalDataAndASpecialCategory() {
    Consumer<Map<String, Object>> none =
        document -> operation(document, MAKE, "post").remove("x-govnet-personal-data");
    assertThat(forward(none)).isEmpty();
    assertThat(backward(none))
        .containsExactly(
            "POST /things/v1/things: now asks for a purpose and a legal basis: callers that send"
                + " none are refused");
    Consumer<Map<String, Object>> special =
        document ->
            Tree.object(operation(document, MAKE, "post"), "x-govnet-personal-data")
                .put("specialCategory", true);
    assertThat(forward(special))
        .singleElement()
        .asString()
        .contains("is now about data of a special category");
    assertThat(backward(special)).isEmpty();
  }

  @Test
  void openToFewer() {
    Consumer<Map<String, Object>> change =
        document -> operation(document, READ, "get").remove("x-govnet-open-to");
    assertThat(forward(change)).isEmpty();
    assertThat(backward(change))
        .containsExactly(
            "GET /things/v1/things/{id}: is not open to every node any more: nodes of other kinds"
                + " are refused");
    assertThat(
            forward(
                document ->
                    Tree.object(operation(document, READ, "get"), "x-govnet-open-to")
                        .put("groups", new ArrayList<>())))
        .containsExactly(
            "GET /things/v1/things/{id}: is not open to councils any more: such nodes are refused");
  }

  @Test
  void anotherCapabilityOrTier() {
    assertThat(
            forward(document -> Tree.object(document, "x-govnet-contract").put("tier", "county")))
        .containsExactly(
            "things v1: tier was single and is county: calls by area go to other nodes");
    assertThat(forward(document -> Tree.object(document, "x-govnet-contract").remove("capability")))
        .containsExactly(
            "things v1: capability was things and is null: calls by capability go to other nodes,"
                + " or to none");
  }

  @Test
  void aSchemaRenamedBreaksNobody() {
    String renamed =
        Documents.write(things())
            .replace("schemas/Thing\"", "schemas/Article\"")
            .replace("\"Thing\":", "\"Article\":");
    assertThat(renamed).contains("\"Article\": {").doesNotContain("\"Thing\":");
    assertThat(Compatibility.breaks(things(), Documents.read(renamed))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void everyMemberOfEveryAnswerAndBodyIsLookedAt(Class<?> type) {
    Map<String, Object> document = Documents.copy(OpenApi.of(ContractModel.of(type)));
    for (String name : Tree.object(document, List.of("components", "schemas")).keySet()) {
      if (Set.of("Problem", "FieldError", "Party", "IdempotencyKey").contains(name)) {
        continue; // govnet's own, the same in every contract
      }
      Map<String, Object> changed = Documents.copy(document);
      schema(changed, name).put("type", "null");
      assertThat(Compatibility.breaks(document, changed)).as(name).isNotEmpty();
    }
  }
}
