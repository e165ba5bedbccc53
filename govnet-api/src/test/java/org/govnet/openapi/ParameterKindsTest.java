package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ParamConverter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.govnet.api.Contract;
import org.govnet.api.ContractModel;
import org.govnet.api.ConvertedBy;
import org.govnet.api.MaxItems;
import org.govnet.api.Safe;
import org.govnet.api.TextForm;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An operation's document has every parameter that a call may have, wherever it travels. */
class ParameterKindsTest {
  /** A value with a converter. */
  @ConvertedBy(GridConverter.class)
  @TextForm(pattern = "[A-Z]{2}[0-9]+", example = "SU123")
  public record Grid(String value) {}

  /** Writes grid references. */
  public static final class GridConverter implements ParamConverter<Grid> {
    @Override
    public Grid fromString(String value) {
      return new Grid(value);
    }

    @Override
    public String toString(Grid value) {
      return value.value();
    }
  }

  record Search(
      @QueryParam("tag") @MaxItems(5) List<String> tags,
      @HeaderParam("Case-Reference") Optional<String> reference,
      @QueryParam("grid") Grid grid) {}

  @Contract(id = "kinds", version = 1)
  @Path("/kinds/v1")
  interface Kinds {
    @GET
    @Path("things")
    void search(@BeanParam Search search);

    @GET
    @Path("things/{id: [0-9]{1,9}}")
    void thing(@PathParam("id") String id);

    @POST
    @Safe
    @Path("forms")
    @Consumes("application/x-www-form-urlencoded")
    void form(
        @FormParam("tier") @MaxItems(3) Set<Tier> tiers,
        @FormParam("text") String text,
        @FormParam("size") @DefaultValue("5") @Nullable Integer size);

    @GET
    @Path("files")
    @Produces("text/csv")
    Response file();

    @GET
    @Path("later")
    CompletionStage<Void> later();
  }

  private static Map<String, Object> operation(String path, String method) {
    Map<String, Object> document = OpenApi.of(ContractModel.of(Kinds.class));
    assertThat(Documents.faults(document)).isEmpty();
    return Tree.object(document, List.of("paths", "/kinds/v1/" + path, method));
  }

  private static Map<String, Object> parameter(
      String name, String in, boolean required, Map<String, Object> schema) {
    return Tree.of("name", name, "in", in, "required", required, "schema", schema);
  }

  private static Map<String, Object> text() {
    return Tree.of("type", "string");
  }

  @Test
  void hasWhatIsInBeansAndHeaderFieldsAndLists() {
    assertThat(Tree.objects(operation("things", "get"), "parameters").subList(0, 3))
        .containsExactly(
            parameter(
                "tag", "query", false, Tree.of("type", "array", "items", text(), "maxItems", 5)),
            parameter("Case-Reference", "header", false, text()),
            parameter("grid", "query", true, Tree.of("$ref", "#/components/schemas/Grid")));
    assertThat(
            Tree.object(
                OpenApi.of(ContractModel.of(Kinds.class)),
                List.of("components", "schemas", "Grid")))
        .containsEntry("pattern", "^(?:[A-Z]{2}[0-9]+)$");
  }

  @Test
  void hasAPathsRegexWithItsVariable() {
    assertThat(Tree.objects(operation("things/{id}", "get"), "parameters").get(0))
        .isEqualTo(
            parameter(
                "id", "path", true, Tree.of("type", "string", "pattern", "^(?:[0-9]{1,9})$")));
  }

  @Test
  void hasAFormAsItsBody() {
    assertThat(Tree.object(operation("forms", "post"), "requestBody"))
        .isEqualTo(
            Tree.of(
                "required",
                true,
                "content",
                Tree.of(
                    "application/x-www-form-urlencoded",
                    Tree.of(
                        "schema",
                        Tree.of(
                            "type",
                            "object",
                            "properties",
                            Tree.of(
                                "tier",
                                Tree.of(
                                    "type",
                                    "array",
                                    "items",
                                    Tree.of("$ref", "#/components/schemas/Tier"),
                                    "maxItems",
                                    3),
                                "text",
                                text(),
                                "size",
                                Tree.of("type", "integer", "format", "int32", "default", 5L)),
                            "required",
                            List.of("text"))))));
  }

  @Test
  void saysOfAResponseItsMediaType() {
    Map<String, Object> answers = Tree.object(operation("files", "get"), "responses");
    assertThat(answers).containsOnlyKeys("2XX", "default");
    assertThat(Tree.object(Tree.object(answers, "2XX"), "content")).containsOnlyKeys("text/csv");
  }

  @Test
  void aStageIsWhatItComesTo() {
    assertThat(Tree.object(operation("later", "get"), "responses")).containsKey("204");
  }

  @Test
  void aFieldThatIsRequiredAnewBreaksCallers() {
    Map<String, Object> now = OpenApi.of(ContractModel.of(Kinds.class));
    List<Map<String, Object>> parameters =
        Tree.objects(Tree.object(now, List.of("paths", "/kinds/v1/things", "get")), "parameters");
    parameters.get(1).put("required", true);
    assertThat(Compatibility.breaks(OpenApi.of(ContractModel.of(Kinds.class)), now))
        .containsExactly(
            "GET /kinds/v1/things: header parameter Case-Reference is now required: callers that"
                + " leave it out are refused");
  }
}
