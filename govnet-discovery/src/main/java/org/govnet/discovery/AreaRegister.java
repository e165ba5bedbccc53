package org.govnet.discovery;

import java.time.Instant;
import java.util.List;
import org.govnet.api.NetworkId;

/**
 * The places an authority is responsible for.
 *
 * @param network the network
 * @param authority who says so
 * @param version rising
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param areas the places
 */
public record AreaRegister(
    NetworkId network,
    AuthorityId authority,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    List<Area> areas)
    implements Document {
  /** Copies the list. */
  public AreaRegister {
    areas = List.copyOf(areas);
  }

  @Override
  public String documentName() {
    return "areas/" + authority;
  }
}
