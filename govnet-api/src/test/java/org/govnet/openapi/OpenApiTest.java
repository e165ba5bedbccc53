package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.ContractModel;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {
  private static Map<String, Object> planning() {
    return OpenApi.of(ContractModel.of(PlanningApplications.class));
  }

  private static Map<String, Object> operation(String path, String method) {
    return Tree.object(planning(), List.of("paths", "/planning-applications/v1/" + path, method));
  }

  private static Map<String, Object> parameter(Map<String, Object> operation, String name) {
    return Tree.objects(operation, "parameters").stream()
        .filter(parameter -> name.equals(parameter.get("name")))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void isValidByTheSpecificationsOwnSchema(Class<?> contract) {
    assertThat(Documents.faults(OpenApi.of(ContractModel.of(contract)))).isEmpty();
  }

  @Test
  void anInvalidDocumentIsTold() {
    Map<String, Object> document = planning();
    Tree.object(document, "info").remove("title");
    assertThat(Documents.faults(document)).isNotEmpty();
    Map<String, Object> other = planning();
    Tree.object(other, "paths").put("no-slash", Map.of());
    assertThat(Documents.faults(other)).isNotEmpty();
    Map<String, Object> third = planning();
    Tree.object(third, List.of("components", "schemas", "Uprn")).put("type", "text");
    assertThat(Documents.faults(third)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void isTheSameEveryTime(Class<?> contract) {
    assertThat(Documents.write(OpenApi.of(ContractModel.of(contract))))
        .isEqualTo(Documents.write(OpenApi.of(ContractModel.of(contract))));
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void everyReferenceAndVariableLeadsSomewhere(Class<?> contract) {
    Map<String, Object> document = OpenApi.of(ContractModel.of(contract));
    List<String> references = new ArrayList<>();
    references(document, references);
    for (String reference : references) {
      List<String> path = List.of(reference.substring(2).split("/", -1));
      assertThat(Tree.object(document, path)).as(reference).isNotEmpty();
    }
    Set<Object> ids = new HashSet<>();
    Map<String, Object> paths = Tree.object(document, "paths");
    for (String path : paths.keySet()) {
      Map<String, Object> item = Tree.object(paths, path);
      for (String method : item.keySet()) {
        Map<String, Object> operation = Tree.object(item, method);
        assertThat(ids.add(operation.get("operationId"))).as(path).isTrue();
        for (Map<String, Object> parameter : Tree.objects(operation, "parameters")) {
          if ("path".equals(parameter.get("in"))) {
            assertThat(path).contains("{" + parameter.get("name") + "}");
          }
        }
      }
    }
  }

  private static void references(Object tree, List<String> found) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if ("$ref".equals(name)) {
              found.add(String.valueOf(value));
            } else {
              references(value, found);
            }
          });
    } else if (tree instanceof List<?> list) {
      list.forEach(each -> references(each, found));
    }
  }

  @Test
  void saysWhatTheContractIs() {
    Map<String, Object> document = planning();
    assertThat(document).containsEntry("openapi", "3.1.1").doesNotContainKey("servers");
    assertThat(Tree.object(document, "info"))
        .containsEntry("title", "Planning applications")
        .containsEntry("version", "1.0.0");
    assertThat(Tree.object(document, "x-govnet-contract"))
        .isEqualTo(
            Map.of(
                "id", "planning-applications",
                "version", 1,
                "tier", "district",
                "capability", "planning"));
  }

  @Test
  void namesTheServer() {
    Map<String, Object> document =
        OpenApi.of(
            ContractModel.of(PlanningApplications.class), URI.create("https://a.example/gov"));
    assertThat(document).containsEntry("servers", List.of(Map.of("url", "https://a.example/gov")));
  }

  @Test
  void hasParametersWithTheirLimitsAndDefaults() {
    Map<String, Object> list = operation("applications", "get");
    assertThat(list).containsEntry("operationId", "applications");
    assertThat(parameter(list, "limit"))
        .containsEntry("in", "query")
        .containsEntry("required", false);
    assertThat(Tree.object(parameter(list, "limit"), "schema"))
        .isEqualTo(
            Map.of(
                "type", "integer", "format", "int32", "minimum", 1, "maximum", 100, "default",
                20L));
    assertThat(Tree.object(parameter(list, "uprn"), "schema"))
        .isEqualTo(Map.of("$ref", "#/components/schemas/Uprn"));
    Map<String, Object> one = operation("applications/{id}", "get");
    assertThat(parameter(one, "id")).containsEntry("in", "path").containsEntry("required", true);
    assertThat(Tree.objects(one, "parameters"))
        .contains(Map.of("$ref", "#/components/parameters/GovnetTo"));
  }

  @Test
  void hasBodiesKeysAndAnswers() {
    Map<String, Object> submit = operation("applications", "post");
    assertThat(parameter(submit, "Idempotency-Key"))
        .containsEntry("in", "header")
        .containsEntry("required", true);
    assertThat(submit)
        .containsEntry("x-govnet-idempotent", true)
        .containsEntry("x-govnet-safe", false);
    assertThat(Tree.object(submit, "requestBody"))
        .isEqualTo(
            Map.of(
                "required",
                true,
                "content",
                Map.of(
                    "application/json",
                    Map.of("schema", Map.of("$ref", "#/components/schemas/NewApplication")))));
    assertThat(
            Tree.object(
                operation("applications", "get"),
                List.of("responses", "200", "content", "application/json", "schema")))
        .isEqualTo(Map.of("$ref", "#/components/schemas/ApplicationSummaryPage"));
  }

  @Test
  void groupsProblemsByStatus() {
    Map<String, Object> responses =
        Tree.object(operation("applications/{id}/decision", "post"), "responses");
    assertThat(responses.keySet()).startsWith("200").endsWith("default").contains("404", "409");
    assertThat(
            Tree.object(
                responses, List.of("409", "content", "application/problem+json", "examples")))
        .containsOnlyKeys("illegal-transition");
  }

  @Test
  void hasSchemasOfEveryKind() {
    Map<String, Object> schemas = Tree.object(planning(), List.of("components", "schemas"));
    assertThat(Tree.object(schemas, "Uprn"))
        .containsEntry("type", "string")
        .hasEntrySatisfying(
            "pattern", pattern -> assertThat((String) pattern).startsWith("^(?:").endsWith(")$"))
        .containsKey("examples");
    assertThat(Tree.texts(Tree.object(schemas, "ProcessStage"), "enum")).contains("submission");
    assertThat(Tree.object(schemas, "ApplicationSummaryPage").toString())
        .isEqualTo(
            "{type=object, properties={items={type=array, items={$ref=#/components/schemas/"
                + "ApplicationSummary}, maxItems=100}, next={$ref=#/components/schemas/Cursor}},"
                + " required=[items]}");
    assertThat(Tree.object(schemas, List.of("Point", "properties")).toString())
        .isEqualTo(
            "{type={type=string, const=Point}, coordinates={type=array, items={type=number},"
                + " maxItems=3, minItems=2}}");
    assertThat(Tree.object(schemas, "Application")).doesNotContainKey("additionalProperties");
  }

  @Test
  void saysThatAPostIsSafe() {
    Map<String, Object> document = OpenApi.of(ContractModel.of(VehicleEnquiry.class));
    assertThat(Tree.object(document, List.of("paths", "/vehicle-enquiry/v1/vehicles", "post")))
        .containsEntry("x-govnet-safe", true)
        .containsEntry("x-govnet-idempotent", false);
  }

  @Test
  void saysWhomAnOperationAsksForWhat() {
    Map<String, Object> document = OpenApi.of(ContractModel.of(Things.class));
    assertThat(Documents.faults(document)).isEmpty();
    Map<String, Object> make = Tree.object(document, List.of("paths", "/things/v1/things", "post"));
    assertThat(make)
        .containsEntry(
            "x-govnet-personal-data",
            Map.of(
                "subject",
                "",
                "purposes",
                List.of("thing-making", "thing-care"),
                "specialCategory",
                false));
    assertThat(Tree.object(parameter(make, "Govnet-Purpose"), "schema"))
        .containsEntry("enum", List.of("thing-making", "thing-care"));
    assertThat((String) Tree.object(parameter(make, "Govnet-Legal-Basis"), "schema").get("pattern"))
        .satisfies(
            pattern ->
                assertThat(List.of("uk-gdpr-6-1-e", "uk-gdpr-6-1-e, uk-gdpr-9-2-h, dea-2017-s35"))
                    .allMatch(basis -> basis.matches(pattern)))
        .satisfies(pattern -> assertThat("uk-gdpr-9-2-h").doesNotMatch(pattern));
    assertThat(Tree.object(document, List.of("paths", "/things/v1/things/{id}", "get")))
        .containsEntry("x-govnet-deadline-seconds", 5L)
        .containsEntry(
            "x-govnet-open-to",
            Map.of("groups", List.of("councils"), "capabilities", List.of("things")));
  }

  /** One of two of one name. */
  record Left(Inner inner, List<Far.Inner> others) {
    /** Of that name. */
    record Inner(String a) {}
  }

  /** The other. */
  record Far(String b) {
    /** Of that name. */
    record Inner(int c) {}
  }

  @Test
  void tellsSchemasOfOneNameApart() {
    assertThat(Tree.object(OpenApi.schema(Left.class), "$defs"))
        .containsOnlyKeys("Left", "OpenapiOpenApiTestLeftInner", "OpenapiOpenApiTestFarInner");
  }
}
