package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.VerificationKey;

/**
 * What a node asks an authority for, signed by the key that it wants admitted: that proves that it
 * has the key, and nothing else. Who is behind it the authority finds out by another way, by
 * comparing the key's thumbprint.
 *
 * @param network the network
 * @param authority whom it asks: no other admits by it
 * @param node the name it wants
 * @param version {@code issuedAt} in milliseconds since 1970
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to count
 * @param name the institution's name
 * @param key the document key it wants admitted, which signs this
 * @param areas the places it serves
 * @param capabilities what it may be designated for
 * @param hosts the hosts its replicas will have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionRequest(
    NetworkId network,
    AuthorityId authority,
    NodeId node,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    String name,
    VerificationKey key,
    List<AreaCode> areas,
    List<CapabilityId> capabilities,
    List<String> hosts)
    implements Document {
  /** Copies the lists. */
  public AdmissionRequest {
    areas = List.copyOf(areas);
    capabilities = List.copyOf(capabilities);
    hosts = List.copyOf(hosts);
  }

  @Override
  public String documentName() {
    return "request/" + node;
  }
}
