package org.govnet.trust;

import java.util.Optional;
import org.govnet.api.NodeId;

/** Which keys a node's messages are signed with: the directory, to a {@link MessageVerifier}. */
@FunctionalInterface
public interface MessageKeys {
  /**
   * Finds a key.
   *
   * @param thumbprint as a message says it, 43 characters of base64url
   * @return the key, if the node is admitted and this is one of its message keys; never a key of
   *     another node
   */
  Optional<VerificationKey> find(NodeId node, String thumbprint);
}
