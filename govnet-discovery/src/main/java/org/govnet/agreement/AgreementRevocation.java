package org.govnet.agreement;

import java.time.Instant;
import org.govnet.api.AgreementId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Text;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;

/**
 * One party's word that an agreement has ended. It is final: an agreement of this or a lower
 * version never holds again.
 *
 * @param network the network
 * @param id which agreement
 * @param version the version that ends, and all before
 * @param provider its provider
 * @param caller its caller
 * @param revokedBy the one who ends it
 * @param revokedAt when
 * @param reason why, for people: at most 1,000 characters
 */
public record AgreementRevocation(
    NetworkId network,
    AgreementId id,
    long version,
    NodeId provider,
    NodeId caller,
    NodeId revokedBy,
    Instant revokedAt,
    String reason) {
  /** The {@code typ} of its JWS. */
  public static final String TYP = "govnet-agreement-revocation+jws";

  private static final int MAX_REASON = 1000;

  /**
   * Checks that a party ends it.
   *
   * @throws IllegalArgumentException if {@code revokedBy} is none, or the reason is blank or too
   *     long
   */
  public AgreementRevocation {
    Text.require("reason", reason, MAX_REASON);
    if (!revokedBy.equals(provider) && !revokedBy.equals(caller)) {
      throw new IllegalArgumentException(
          "revokedBy must be " + provider + " or " + caller + ": " + revokedBy);
    }
  }

  /** Signs the end of an agreement by one of its parties, with that one's document key. */
  public static String sign(
      Agreement agreement, NodeId party, Instant at, String reason, Signer documents) {
    AgreementRevocation revocation =
        new AgreementRevocation(
            agreement.network(),
            agreement.id(),
            agreement.version(),
            agreement.provider(),
            agreement.caller(),
            party,
            at,
            reason);
    return Jws.sign(TYP, WireJson.write(revocation), documents);
  }

  NodeId other(NodeId one) {
    return provider.equals(one) ? caller : provider;
  }
}
