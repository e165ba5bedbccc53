package org.govnet.openapi;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractModel;
import org.govnet.api.JsonShape;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.PersonalDataUse;

/** A contract's operations by path and method. */
final class Paths {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final ContractModel contract;
  private final Schemas schemas;
  private final Map<String, Integer> overloads = new HashMap<>();

  Paths(ContractModel contract, Schemas schemas) {
    this.contract = contract;
    this.schemas = schemas;
    contract.operations().forEach(operation -> overloads.merge(operation.name(), 1, Integer::sum));
  }

  /** The document's {@code paths}, in alphabetical order. */
  @SuppressWarnings("unchecked")
  Map<String, Object> tree() {
    Map<String, Object> paths = new LinkedHashMap<>();
    contract.operations().stream()
        .sorted(
            Comparator.comparing(Operation::path)
                .thenComparing(operation -> METHODS.indexOf(operation.httpMethod())))
        .forEach(
            operation ->
                ((Map<String, Object>)
                        paths.computeIfAbsent(
                            contract.path() + "/" + operation.path(),
                            path -> new LinkedHashMap<String, Object>()))
                    .put(operation.httpMethod().toLowerCase(Locale.ROOT), tree(operation)));
    return paths;
  }

  /** A name of Java's as words: {@code commentAsPublic} is "Comment as public". */
  private static String words(String name) {
    String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Map<String, Object> tree(Operation operation) {
    Map<String, Object> tree =
        Tree.of("operationId", id(operation), "summary", words(operation.name()));
    tree.put("parameters", parameters(operation));
    operation.parameters().stream()
        .filter(parameter -> parameter.kind() == Parameter.Kind.BODY)
        .forEach(body -> tree.put("requestBody", body(body)));
    if (operation.takesForm()) {
      tree.put("requestBody", form(operation));
    }
    tree.put("responses", Answers.of(operation, schemas));
    tree.put("x-govnet-safe", operation.safe());
    tree.put("x-govnet-idempotent", operation.idempotent());
    operation
        .deadline()
        .ifPresent(longest -> tree.put("x-govnet-deadline-seconds", longest.toSeconds()));
    operation.personalData().ifPresent(use -> tree.put("x-govnet-personal-data", tree(use)));
    if (!operation.openToEveryNode()) {
      tree.put("x-govnet-open-to", openTo(operation));
    }
    return tree;
  }

  /** The method's name; of overloads, with what tells them apart. */
  private String id(Operation operation) {
    return overloads.getOrDefault(operation.name(), 1) == 1
        ? operation.name()
        : operation.name()
            + "-"
            + operation.httpMethod().toLowerCase(Locale.ROOT)
            + "-"
            + operation.path().replaceAll("[^A-Za-z0-9]+", "-");
  }

  private List<Map<String, Object>> parameters(Operation operation) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    operation.parameters().stream()
        .filter(
            parameter ->
                parameter.kind() != Parameter.Kind.BODY && parameter.kind() != Parameter.Kind.FORM)
        .forEach(parameter -> parameters.add(tree(parameter)));
    operation.personalData().ifPresent(use -> parameters.addAll(GovnetFields.personal(use)));
    parameters.addAll(GovnetFields.references());
    return parameters;
  }

  private Map<String, Object> tree(Parameter parameter) {
    return Tree.of(
        "name",
        parameter.name(),
        "in",
        parameter.kind().name().toLowerCase(Locale.ROOT),
        "required",
        parameter.mustBeThere(),
        "schema",
        schema(parameter));
  }

  private Map<String, Object> schema(Parameter parameter) {
    JsonShape shape = parameter.shape();
    Map<String, Object> schema = schemas.of(shape);
    if (parameter.kind() == Parameter.Kind.QUERY && parameter.name().equals("limit")) {
      schema.putAll(Schemas.limits());
    }
    if (parameter.pattern() != null) {
      addPattern(schema, parameter.pattern());
    }
    if (parameter.defaultValue() != null) {
      schema.put("default", value(parameter.defaultValue(), shape));
    }
    if (!parameter.arity().many()) {
      return schema;
    }
    // A name for each value, which is OpenAPI's own default.
    Map<String, Object> list = Tree.of("type", "array", "items", schema);
    if (parameter.maxItems() != null) {
      list.put("maxItems", parameter.maxItems());
    }
    return list;
  }

  private static void addPattern(Map<String, Object> schema, String regex) {
    String whole = "^(?:" + regex + ")$";
    if (schema.containsKey("pattern")) {
      schema.put("allOf", List.of(Tree.of("pattern", whole)));
    } else {
      schema.put("pattern", whole);
    }
  }

  private Map<String, Object> form(Operation operation) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.kind() == Parameter.Kind.FORM) {
        properties.put(parameter.name(), schema(parameter));
        if (parameter.mustBeThere()) {
          required.add(parameter.name());
        }
      }
    }
    Map<String, Object> schema = Tree.of("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return Tree.of(
        "required",
        !required.isEmpty(),
        "content",
        Tree.of(MediaType.APPLICATION_FORM_URLENCODED, Tree.of("schema", schema)));
  }

  private static Object value(String text, JsonShape shape) {
    if (shape instanceof JsonShape.BooleanShape) {
      return Boolean.valueOf(text);
    }
    if (shape instanceof JsonShape.NumberShape number) {
      return number.whole() ? (Object) Long.valueOf(text) : new java.math.BigDecimal(text);
    }
    return text;
  }

  private Map<String, Object> body(Parameter body) {
    return Tree.of(
        "required",
        body.required(),
        "content",
        Tree.of(
            MediaType.APPLICATION_JSON, Tree.of("schema", schemas.of(JsonShape.of(body.type())))));
  }

  private static Map<String, Object> tree(PersonalDataUse use) {
    return Tree.of(
        "subject",
        use.subject(),
        "purposes",
        use.purposes().stream().map(Object::toString).toList(),
        "specialCategory",
        use.specialCategory());
  }

  private static Map<String, Object> openTo(Operation operation) {
    Stream<String> groups =
        operation.openTo().stream()
            .map(group -> group.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return Tree.of(
        "groups",
        groups.sorted().toList(),
        "capabilities",
        operation.capabilities().stream().map(CapabilityId::value).sorted().toList());
  }
}
