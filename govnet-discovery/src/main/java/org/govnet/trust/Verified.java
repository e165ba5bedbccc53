package org.govnet.trust;

import java.time.Instant;
import java.util.Set;
import org.govnet.api.NodeId;

/**
 * Who signed a message, and what of it.
 *
 * @param node the signer
 * @param keyId {@code <node>#<thumbprint>}
 * @param nonce the message's own, 16 to 64 characters
 * @param created when it was signed, by the signer's clock, in whole seconds
 * @param expires when the signature ends, at most 60 s later
 * @param coveredFields the names, in lower case, of the message's own fields that the signature
 *     covers; believe no other
 */
public record Verified(
    NodeId node,
    String keyId,
    String nonce,
    Instant created,
    Instant expires,
    Set<String> coveredFields) {
  /** Copies the names. */
  public Verified {
    coveredFields = Set.copyOf(coveredFields);
  }
}
