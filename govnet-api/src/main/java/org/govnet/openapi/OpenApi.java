package org.govnet.openapi;

import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.JsonShape;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.Problem;

/**
 * A contract as an OpenAPI 3.1.1 document: its operations, parameters, bodies and problems, the
 * fields that govnet adds to every call, and, as {@code x-govnet-…}, what OpenAPI has no word for.
 * The same contract gives the same document, in the same order.
 */
public final class OpenApi {
  /** The version of OpenAPI that documents are in. */
  public static final String VERSION = "3.1.1";

  /** The dialect of {@link #schema}. */
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private OpenApi() {}

  /**
   * The document of a contract, for no server in particular.
   *
   * @return maps, lists, texts, numbers and booleans, in the order to be written; the caller's own
   */
  public static Map<String, Object> of(ContractModel contract) {
    return document(contract, List.of());
  }

  /**
   * The document of a contract as one replica serves it.
   *
   * @param server the replica's base URL, without the contract's path
   */
  public static Map<String, Object> of(ContractModel contract, URI server) {
    return document(contract, List.of(Tree.of("url", server.toString())));
  }

  /**
   * A self-contained JSON Schema (draft 2020-12) of a record, value or enum, with the types it
   * refers to in {@code $defs}.
   *
   * @throws BadContract if something in it has no place in a contract
   */
  public static Map<String, Object> schema(Type type) {
    JsonShape shape = JsonShape.of(type);
    Schemas schemas = new Schemas(List.of(shape), "#/$defs/");
    Map<String, Object> schema = Tree.of("$schema", DIALECT);
    schema.putAll(schemas.of(shape));
    schema.put("$defs", schemas.named());
    return schema;
  }

  private static Map<String, Object> document(
      ContractModel contract, List<Map<String, Object>> servers) {
    Schemas schemas = new Schemas(shapes(contract), "#/components/schemas/");
    Map<String, Object> document = Tree.of("openapi", VERSION, "info", info(contract));
    if (!servers.isEmpty()) {
      document.put("servers", servers);
    }
    document.put("security", List.of(Tree.of(GovnetFields.SCHEME, List.of())));
    document.put("paths", new Paths(contract, schemas).tree());
    document.put(
        "components",
        Tree.of(
            "schemas",
            schemas.named(),
            "responses",
            Tree.of(Answers.OTHER, Answers.other(schemas)),
            "parameters",
            GovnetFields.parameters(),
            "securitySchemes",
            GovnetFields.securitySchemes()));
    document.put("x-govnet-contract", facts(contract));
    return document;
  }

  private static Map<String, Object> info(ContractModel contract) {
    String id = contract.id().value();
    String words = id.replace('-', ' ');
    return Tree.of(
        "title",
        words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
        "version",
        contract.version() + ".0.0",
        "description",
        "The contract "
            + contract
            + ", the same at every node that serves it. Requests and answers are signed; see the"
            + " govnet protocol, sections 4 and 5.");
  }

  private static Map<String, Object> facts(ContractModel contract) {
    Map<String, Object> facts = Tree.of("id", contract.id().value(), "version", contract.version());
    facts.put("tier", contract.tier().name().toLowerCase(Locale.ROOT));
    contract.capability().ifPresent(capability -> facts.put("capability", capability.value()));
    return facts;
  }

  private static List<JsonShape> shapes(ContractModel contract) {
    List<JsonShape> shapes = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      for (Parameter parameter : operation.parameters()) {
        shapes.add(parameter.shape());
      }
      if (operation.returns() != void.class && !operation.answersFreely()) {
        shapes.add(JsonShape.of(operation.returns()));
      }
    }
    shapes.add(JsonShape.of(Problem.class));
    return shapes;
  }
}
