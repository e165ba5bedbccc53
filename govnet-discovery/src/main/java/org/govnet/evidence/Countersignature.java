package org.govnet.evidence;

import java.time.Instant;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Jws;
import org.govnet.trust.Signer;
import org.govnet.trust.VerificationKey;

/**
 * That a node has seen another's checkpoint, and that it goes on from the one it saw before.
 *
 * @param network the network
 * @param node who countersigns
 * @param checkpoint the SHA-256 of the checkpoint's compact JWS, 43 characters of base64url
 * @param issuedAt when
 */
record Countersignature(NetworkId network, NodeId node, String checkpoint, Instant issuedAt) {
  static final String TYP = "govnet-countersignature+jws";

  String sign(Signer signer) {
    return Jws.sign(TYP, WireJson.write(this), signer);
  }

  /** Reads one that nobody has verified. */
  static Countersignature unverified(String jws) {
    return Checkpoint.read(Checkpoint.parse(jws).unverifiedPayload(), Countersignature.class);
  }

  /** Which key it says it is signed with: {@code <node>#<thumbprint>}. */
  static String keyId(String jws) {
    return unverified(jws).node() + "#" + Checkpoint.parse(jws).keyId();
  }

  /** Verifies one. */
  static Countersignature verify(String jws, VerificationKey key) {
    return Checkpoint.read(Checkpoint.parse(jws).verify(TYP, key), Countersignature.class);
  }
}
