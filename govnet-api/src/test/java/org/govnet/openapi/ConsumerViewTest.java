package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.govnet.api.ApiTypes;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.openapi.ConsumerView.Need;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What breaks a consumer is what it needs, and nothing else. */
class ConsumerViewTest {
  private static final String ONE = "/planning-applications/v1/applications/{id}";

  private static Map<String, Object> planning() {
    return Documents.copy(OpenApi.of(ContractModel.of(PlanningApplications.class)));
  }

  private static Need need(String operation, @Nullable String... reads) {
    return new Need(operation, List.of(reads));
  }

  private static List<String> breaks(List<Need> needs, Consumer<Map<String, Object>> change) {
    Map<String, Object> view = Documents.copy(ConsumerView.of(planning(), needs));
    Map<String, Object> changed = planning();
    change.accept(changed);
    return Compatibility.breaks(view, changed);
  }

  private static Map<String, Object> properties(Map<String, Object> document, String schema) {
    return Tree.object(document, List.of("components", "schemas", schema, "properties"));
  }

  private static Map<String, Object> without(
      Map<String, Object> document, String schema, String name) {
    Object unused = properties(document, schema).remove(name);
    Map<String, Object> whole = Tree.object(document, List.of("components", "schemas", schema));
    List<String> required = new ArrayList<>(Tree.texts(whole, "required"));
    required.remove(name);
    whole.put("required", required);
    return document;
  }

  @Test
  void noContractBreaksAConsumerOfAllOfIt() {
    for (Class<?> type : ApiTypes.contracts()) {
      ContractModel contract = ContractModel.of(type);
      Map<String, Object> document = Documents.copy(OpenApi.of(contract));
      List<Need> all =
          contract.operations().stream()
              .map(Operation::name)
              .map(each -> new Need(each, null))
              .toList();
      assertThat(ConsumerView.of(document, all)).containsKey("components");
      assertThat(Compatibility.breaks(ConsumerView.of(document, all), document)).isEmpty();
    }
  }

  @Test
  void anOperationThatIsGoneBreaksThoseWhoCallIt() {
    Consumer<Map<String, Object>> gone =
        document -> {
          Object unused = Tree.object(document, "paths").remove(ONE);
        };
    assertThat(breaks(List.of(need("application", "/reference")), gone))
        .containsExactly("GET " + ONE + ": the operation is gone: callers of it are refused");
    assertThat(breaks(List.of(new Need("applications", null)), gone)).isEmpty();
  }

  @Test
  void aMemberThatIsGoneBreaksThoseWhoReadIt() {
    Consumer<Map<String, Object>> gone = document -> without(document, "Application", "reference");
    assertThat(breaks(List.of(need("application", "/id", "/reference")), gone))
        .containsExactly(
            "GET " + ONE + ": answer member reference is gone: callers that read it do not get it");
    assertThat(breaks(List.of(new Need("application", null)), gone)).hasSize(1);
    assertThat(breaks(List.of(need("application", "/id")), gone)).isEmpty();
    assertThat(breaks(List.of(need("application")), gone)).isEmpty();
  }

  @Test
  void aMemberThatMayBeMissingBreaksThoseWhoCountOnIt() {
    Consumer<Map<String, Object>> optional =
        document ->
            Tree.object(document, List.of("components", "schemas", "Application"))
                .put("required", List.of("id"));
    assertThat(breaks(List.of(need("application", "/reference")), optional))
        .containsExactly(
            "GET "
                + ONE
                + ": answer member reference may now be missing: callers that count on it cannot"
                + " read the answer");
    assertThat(breaks(List.of(need("application", "/id")), optional)).isEmpty();
  }

  @Test
  void aRequestThatNeedsMoreBreaksAllWhoMakeIt() {
    Consumer<Map<String, Object>> more =
        document -> {
          Map<String, Object> get = Tree.object(document, List.of("paths", ONE, "get"));
          List<Object> parameters = new ArrayList<>(Tree.list(get, "parameters"));
          parameters.add(
              Tree.of("name", "why", "in", "query", "required", true, "schema", Tree.of()));
          get.put("parameters", parameters);
        };
    assertThat(breaks(List.of(need("application")), more))
        .containsExactly(
            "GET "
                + ONE
                + ": query parameter why is new and required: callers that leave it out are"
                + " refused");
  }

  @Test
  void goesIntoArraysAndObjects() {
    Map<String, Object> view =
        ConsumerView.of(planning(), List.of(need("applications", "/items/*/reference", "/next")));
    assertThat(Documents.write(view)).contains("\"reference\"").doesNotContain("\"proposal\"");
    Map<String, Object> changed = planning();
    assertThat(Compatibility.breaks(view, changed)).isEmpty();
  }

  @Test
  void whatIsReadWholeIsWhole() {
    Consumer<Map<String, Object>> gone = document -> without(document, "Application", "reference");
    assertThat(breaks(List.of(need("application", "", "/id")), gone))
        .isEqualTo(breaks(List.of(need("application", "/reference")), gone))
        .hasSize(1);
  }

  @Test
  void refusesWhatTheContractDoesNotHave() {
    for (Need wrong :
        List.of(
            need("application", "/nothing"),
            need("application", "/reference/more"),
            need("applications", "/items/reference"))) {
      assertThatThrownBy(() -> ConsumerView.of(planning(), List.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "the answer of "
                  + wrong.operation()
                  + " has nothing at \""
                  + String.valueOf(wrong.reads()).replaceAll("[\\[\\]]", "")
                  + "\"");
    }
    assertThatThrownBy(() -> ConsumerView.of(planning(), List.of(need("application", "id"))))
        .hasMessage("a JSON pointer begins with a slash, as in /items/*/id: \"id\"");
    assertThatThrownBy(() -> ConsumerView.of(planning(), List.of(need("nothing"))))
        .hasMessage(
            "the contract has no operation \"nothing\": name one by its operationId, which is the"
                + " method's name");
  }
}
