package org.govnet.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Documents as text, and what others' validators say of them. */
final class Documents {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonSchemaFactory DRAFT =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Map<Type, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  /** The OpenAPI Initiative's, which the openapi-parser's jar has in it; nothing is fetched. */
  private static final JsonSchema OPENAPI =
      JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V202012,
              factory ->
                  factory.schemaMappers(
                      mappers ->
                          mappers.mapPrefix("https://spec.openapis.org/oas", "classpath:openapi")))
          .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2025-09-15"));

  private Documents() {}

  /** As the baselines are written: two spaces, a line for each member and element. */
  static String write(Map<String, Object> document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> read(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A copy that a test can change. */
  static Map<String, Object> copy(Map<String, Object> document) {
    return read(write(document));
  }

  static JsonNode node(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** What is wrong with an OpenAPI document, by the specification's own schema. */
  static Set<ValidationMessage> faults(Map<String, Object> document) {
    return OPENAPI.validate(node(write(document)));
  }

  /** What is wrong with a JSON text, by its type's schema; formats are checked too. */
  static Set<ValidationMessage> faults(Type type, String json) {
    return SCHEMAS
        .computeIfAbsent(type, each -> DRAFT.getSchema(write(OpenApi.schema(each))))
        .validate(
            node(json), context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  /** What is wrong with a schema itself. */
  static Set<ValidationMessage> faultsOfSchema(Map<String, Object> schema) {
    return DRAFT.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(node(write(schema)));
  }
}
