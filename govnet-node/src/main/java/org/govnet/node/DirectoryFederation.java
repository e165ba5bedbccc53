package org.govnet.node;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.govnet.api.Quote;
import org.govnet.discovery.Directory;
import org.govnet.trust.Signer;

/**
 * The directory's part in the export: the trust anchor, superior of every entity and nobody's
 * subordinate (OpenID Federation 1.0 sections 8.1, 8.2 and 9).
 */
final class DirectoryFederation {
  static final String PATH = "/govnet/v1/federation";
  static final String LIST = "/list";
  static final String FETCH = "/fetch";

  /** The longest entity identifier that is looked at, in characters. */
  private static final int MAX_ID = 2_048;

  private static final Set<String> TYPES =
      Set.of(FederationEntity.FEDERATION_ENTITY, FederationEntity.GOVNET_NODE);

  private final FederationExport export;
  private final Signer signer;
  private final Supplier<URI> own;
  private final Clock clock;

  /**
   * The export of a directory.
   *
   * @param signer signs its statements, and nothing else
   * @param own the directory's URL, which is its entity identifier; asked only while it serves
   */
  DirectoryFederation(
      Supplier<Optional<Directory>> directory, Signer signer, Supplier<URI> own, Clock clock) {
    this.export = new FederationExport(directory, own);
    this.signer = signer;
    this.own = own;
    this.clock = clock;
  }

  /** Its statement about itself. */
  Response configuration() {
    Instant now = clock.instant();
    Optional<FederationEntities> entities = export.current(now);
    if (entities.isEmpty()) {
      return expired();
    }
    return FederationAnswer.statement(
        entities
            .get()
            .statement(id(), Instant.MAX, now, (iat, exp) -> sign(id(), iat, exp, itself())));
  }

  private Map<String, Object> itself() {
    Map<String, Object> federation = new LinkedHashMap<>();
    federation.put("organization_name", "govnet directory");
    federation.put("federation_fetch_endpoint", id() + PATH + FETCH);
    federation.put("federation_list_endpoint", id() + PATH + LIST);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jwks", EntityStatement.jwks(List.of(signer.key())));
    claims.put("metadata", Map.of(FederationEntity.FEDERATION_ENTITY, federation));
    return claims;
  }

  /** Every entity's identifier. */
  Response list(MultivaluedMap<String, String> query) {
    for (String unsupported : List.of("trust_marked", "trust_mark_type")) {
      if (query.containsKey(unsupported)) {
        return FederationAnswer.unsupported(unsupported);
      }
    }
    List<String> intermediate = query.getOrDefault("intermediate", List.of("false"));
    if (intermediate.size() != 1 || !Set.of("true", "false").contains(intermediate.get(0))) {
      return FederationAnswer.invalidRequest("intermediate must be true or false, once");
    }
    Optional<FederationEntities> entities = export.current(clock.instant());
    if (entities.isEmpty()) {
      return expired();
    }
    // All are of the same two types, and none is an intermediate.
    List<String> types = query.getOrDefault("entity_type", List.copyOf(TYPES));
    boolean none = intermediate.get(0).equals("true") || types.stream().noneMatch(TYPES::contains);
    Collection<String> ids = none ? List.of() : entities.get().ids();
    return FederationAnswer.json(ids);
  }

  /** Its statement about one entity. */
  Response fetch(MultivaluedMap<String, String> query) {
    List<String> subs = query.getOrDefault("sub", List.of());
    if (subs.size() != 1 || subs.get(0).isEmpty() || subs.get(0).length() > MAX_ID) {
      return FederationAnswer.invalidRequest(
          "sub must be there once, with 1 to " + MAX_ID + " characters");
    }
    String sub = subs.get(0);
    if (sub.equals(id())) {
      return FederationAnswer.invalidRequest(
          "the directory is nobody's subordinate: its own statement is at "
              + id()
              + FederationEntityResource.PATH);
    }
    Instant now = clock.instant();
    Optional<FederationEntities> entities = export.current(now);
    if (entities.isEmpty()) {
      return expired();
    }
    Optional<FederationEntity> entity = entities.get().find(sub);
    return entity.isEmpty()
        ? FederationAnswer.notFound("no admitted node has a replica at " + Quote.of(sub))
        : FederationAnswer.statement(
            entities
                .get()
                .statement(
                    sub,
                    entity.get().until(),
                    now,
                    (iat, exp) -> sign(sub, iat, exp, about(entity.get()))));
  }

  private Map<String, Object> about(FederationEntity entity) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jwks", EntityStatement.jwks(entity.keys()));
    claims.put("metadata", entity.metadata());
    claims.put("constraints", Map.of("max_path_length", 0));
    claims.put("source_endpoint", id() + PATH + FETCH);
    return claims;
  }

  private String sign(String sub, Instant iat, Instant exp, Map<String, Object> more) {
    return EntityStatement.sign(EntityStatement.claims(id(), sub, iat, exp, more), signer);
  }

  private String id() {
    return own.get().toString();
  }

  private static Response expired() {
    return FederationAnswer.unavailable("the directory is too old to be exported");
  }
}
