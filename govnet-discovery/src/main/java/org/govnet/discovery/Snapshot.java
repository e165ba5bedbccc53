package org.govnet.discovery;

import java.time.Instant;
import org.govnet.api.NetworkId;

/**
 * One state of the directory, as a digest of its documents: so none can be withheld, mixed in or
 * rolled back, and a change costs its own documents' bytes and not the list of all.
 *
 * @param network the network
 * @param version the directory's revision, rising
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param root the version of the root it belongs to
 * @param documents how many documents there are
 * @param digest over the name, version and hash of every document: docs/protocol.md section 3.1
 */
public record Snapshot(
    NetworkId network,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    long root,
    int documents,
    String digest)
    implements Document {
  @Override
  public String documentName() {
    return "snapshot";
  }
}
