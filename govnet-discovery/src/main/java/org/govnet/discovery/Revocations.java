package org.govnet.discovery;

import java.time.Instant;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;

/**
 * Whom an authority has put out of the network before their admission ended. It only grows: a
 * reader that has seen a revocation keeps it, whatever a later list leaves out.
 *
 * @param network the network
 * @param authority who revokes
 * @param version rising
 * @param issuedAt when it was signed
 * @param expiresAt when it should have been signed anew; what it says holds all the same
 * @param revoked every revocation that the authority has made
 */
public record Revocations(
    NetworkId network,
    AuthorityId authority,
    long version,
    Instant issuedAt,
    Instant expiresAt,
    List<Revocation> revoked)
    implements Document {
  /** Copies the list. */
  public Revocations {
    revoked = List.copyOf(revoked);
  }

  /**
   * One node's end.
   *
   * @param node whom
   * @param epoch the last epoch that is over: an admission of this or an earlier one does not hold.
   *     A node comes back with a higher one
   * @param revokedAt when
   * @param reason why, for people: at most 200 characters
   */
  public record Revocation(NodeId node, int epoch, Instant revokedAt, String reason) {
    private static final int MAX_REASON = 200;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the epoch is under 1, or the reason too long
     */
    public Revocation {
      if (epoch < 1) {
        throw new IllegalArgumentException("a revocation's epoch must be at least 1: " + epoch);
      }
      if (reason.length() > MAX_REASON) {
        throw new IllegalArgumentException(
            "a revocation's reason must have at most "
                + MAX_REASON
                + " characters, not "
                + reason.length());
      }
    }
  }

  @Override
  public String documentName() {
    return "revocations/" + authority;
  }
}
