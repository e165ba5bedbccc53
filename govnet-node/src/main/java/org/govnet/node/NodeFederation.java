package org.govnet.node;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;

/**
 * A replica's part in the export: its statement about itself, of what the directory says of it, and
 * with the directory as its one superior.
 */
final class NodeFederation {
  private final Identity identity;
  private final FederationExport export;
  private final Supplier<URI> own;
  private final URI directoryId;
  private final Clock clock;

  /**
   * The export of a replica.
   *
   * @param identity whose message key signs it
   * @param directory the node's own copy, asked each time
   * @param own this replica's URL, which is its entity identifier; asked only while it serves
   * @param directoryId the directory's entity identifier
   */
  NodeFederation(
      Identity identity,
      Supplier<Optional<Directory>> directory,
      Supplier<URI> own,
      URI directoryId,
      Clock clock) {
    this.identity = identity;
    this.export = new FederationExport(directory, () -> directoryId);
    this.own = own;
    this.directoryId = directoryId;
    this.clock = clock;
  }

  Response configuration() {
    Instant now = clock.instant();
    Optional<FederationEntities> entities = export.current(now);
    if (entities.isEmpty()) {
      return FederationAnswer.unavailable("this node's directory is too old to be exported");
    }
    Optional<FederationEntity> entity =
        entities
            .get()
            .find(id())
            .filter(each -> each.peer().node().equals(identity.node()))
            .filter(each -> each.keys().contains(identity.messages().key()));
    return entity.isEmpty()
        ? FederationAnswer.notFound(
            "the directory does not have this replica with its present key, or not alone")
        : FederationAnswer.statement(
            entities
                .get()
                .statement(
                    id(),
                    entity.get().until(),
                    now,
                    (iat, exp) ->
                        EntityStatement.sign(
                            EntityStatement.claims(id(), id(), iat, exp, itself(entity.get())),
                            identity.messages())));
  }

  private Map<String, Object> itself(FederationEntity entity) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jwks", EntityStatement.jwks(entity.keys()));
    claims.put("authority_hints", List.of(directoryId.toString()));
    claims.put("metadata", entity.metadata());
    return claims;
  }

  private String id() {
    return own.get().toString();
  }
}
