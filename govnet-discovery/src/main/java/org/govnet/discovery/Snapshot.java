package org.govnet.discovery;

import java.time.Instant;
import java.util.List;
import org.govnet.api.NetworkId;

/**
 * The list of every document in force, so that none can be withheld, mixed in or rolled back.
 *
 * @param network the network
 * @param version the directory's revision, rising
 * @param issuedAt when it was signed
 * @param expiresAt when it ceases to hold
 * @param root the version of the root it belongs to
 * @param documents the documents, by name
 */
public record Snapshot(
    NetworkId network,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    long root,
    List<Entry> documents)
    implements Document {
  /** Copies the list. */
  public Snapshot {
    documents = List.copyOf(documents);
  }

  /**
   * One document.
   *
   * @param name its name, such as {@code admission/manchester}
   * @param version its version
   * @param sha256 over its compact JWS, base64url without padding
   */
  public record Entry(String name, long version, String sha256) {}

  @Override
  public String documentName() {
    return "snapshot";
  }
}
