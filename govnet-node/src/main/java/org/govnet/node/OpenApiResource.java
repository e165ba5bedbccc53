package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.govnet.api.ContractModel;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;
import org.govnet.discovery.WireJson;
import org.govnet.openapi.OpenApi;
import org.govnet.trust.ContentDigest;
import org.jspecify.annotations.Nullable;

/**
 * Serves the OpenAPI documents of this node's contracts to whoever asks: docs/protocol.md section
 * 3.4. Public, because Jersey calls it; it is the node's alone to make.
 */
@Path(OpenApiResource.PATH)
public final class OpenApiResource {
  static final String PATH = "/govnet/v1/openapi";

  private final Map<String, ContractModel> contracts = new LinkedHashMap<>();
  private final Supplier<URI> baseUrl;
  private final ConcurrentMap<String, Written> written = new ConcurrentHashMap<>();

  /** A document as it is sent, with its tag: a digest, so that a restart does not change it. */
  private static final class Written {
    private final byte[] json;
    private final EntityTag tag;

    Written(Map<String, Object> tree) {
      this.json = WireJson.write(tree);
      // A digest field has colons and equals signs of its own; the rest is enough.
      this.tag = new EntityTag(ContentDigest.of(json).replaceAll("[^A-Za-z0-9+/]", ""));
    }
  }

  /**
   * Documents of contracts.
   *
   * @param baseUrl this replica's own URL, asked when a document is first wanted
   */
  OpenApiResource(List<ContractModel> contracts, Supplier<URI> baseUrl) {
    contracts.forEach(contract -> this.contracts.put(contract.path(), contract));
    this.baseUrl = baseUrl;
  }

  /** Which documents there are; 304 if {@code held} is the list's tag. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response documents(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
    return answer(written.computeIfAbsent("", path -> new Written(index())), held);
  }

  private Map<String, Object> index() {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (ContractModel contract : contracts.values()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("contract", contract.id().value());
      document.put("version", contract.version());
      document.put("url", baseUrl.get() + PATH + contract.path());
      documents.add(document);
    }
    return Map.of("documents", documents);
  }

  /**
   * One document; 304 if {@code held} is its tag.
   *
   * @param contract the contract's id
   * @param version its major version, as in its paths: {@code v1}
   * @throws ProblemException {@code unknown-path} if this node does not serve that contract
   */
  @GET
  @Path("{contract}/{version}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response document(
      @PathParam("contract") String contract,
      @PathParam("version") String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
    String path = "/" + contract + "/" + version;
    ContractModel model = contracts.get(path);
    if (model == null) {
      throw new ProblemException(
          Problem.of(
              404,
              "unknown-path",
              Party.CALLER,
              "No such service or operation",
              "this node does not serve "
                  + Quote.of(path.substring(1))
                  + "; "
                  + PATH
                  + " lists what it serves"));
    }
    return answer(
        written.computeIfAbsent(path, each -> new Written(OpenApi.of(model, baseUrl.get()))), held);
  }

  private static Response answer(Written document, @Nullable String held) {
    if (held != null && held.equals("\"" + document.tag.getValue() + "\"")) {
      return Response.notModified(document.tag).build();
    }
    return Response.ok(document.json, MediaType.APPLICATION_JSON).tag(document.tag).build();
  }
}
