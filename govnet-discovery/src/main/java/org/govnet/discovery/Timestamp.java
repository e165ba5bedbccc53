package org.govnet.discovery;

import java.time.Instant;
import org.govnet.api.NetworkId;

/**
 * That a snapshot is still the newest one: small, signed every few minutes, and all that a reader
 * fetches while nothing changes.
 *
 * @param network the network
 * @param version {@code issuedAt} in milliseconds since 1970: of two for one revision the later
 *     counts, whoever signed it
 * @param issuedAt when it was signed; a reader's freshness is measured from it
 * @param expiresAt when it ceases to hold
 * @param revision the snapshot's version
 * @param snapshot the SHA-256 of the snapshot's compact JWS, base64url without padding
 */
public record Timestamp(
    NetworkId network,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    long revision,
    String snapshot)
    implements Document {
  @Override
  public String documentName() {
    return "timestamp";
  }
}
