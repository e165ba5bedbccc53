package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * The authority's statement that a node belongs, and what it may be.
 *
 * @param network the network
 * @param authority who admits it
 * @param node whom
 * @param version rising
 * @param epoch raised by the authority when the node's key was lost or stolen; descriptors of
 *     another epoch are void
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param name the institution's name, as people write it
 * @param key the key that signs its descriptors
 * @param nextKey the key that takes its place, which signs them too; null unless it is being
 *     replaced
 * @param areas the places it serves
 * @param capabilities what it may be designated for
 * @param hosts the host names or addresses its replicas may have, lower case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Admission(
    NetworkId network,
    AuthorityId authority,
    NodeId node,
    long version,
    int epoch,
    Instant issuedAt,
    Instant expiresAt,
    String name,
    VerificationKey key,
    @Nullable VerificationKey nextKey,
    List<AreaCode> areas,
    List<CapabilityId> capabilities,
    List<String> hosts)
    implements Document {
  /** Copies the lists. */
  public Admission {
    areas = List.copyOf(areas);
    capabilities = List.copyOf(capabilities);
    hosts = List.copyOf(hosts);
  }

  /** The keys that may sign its descriptors. */
  List<VerificationKey> keys() {
    return nextKey == null ? List.of(key) : List.of(key, nextKey);
  }

  @Override
  public String documentName() {
    return "admission/" + node;
  }
}
