package org.govnet.discovery;

import java.util.function.Function;
import org.govnet.api.NodeId;

/**
 * A document whose signature is verified.
 *
 * @param document what it says
 * @param listed the JWS it came as, and its hash
 * @param signedBy the thumbprint of the key that it verified with
 */
record OpenDocument(Document document, Listed listed, String signedBy) {
  /**
   * What to remember of it.
   *
   * @param admission for a node's own document, the key that signed the node's admission
   */
  Seen seen(Function<NodeId, String> admission) {
    long epoch = 0;
    String restsOn = signedBy;
    if (document instanceof Descriptor descriptor) {
      epoch = descriptor.epoch();
      restsOn = admission.apply(descriptor.node());
    } else if (document instanceof Departure departure) {
      epoch = departure.epoch();
      restsOn = admission.apply(departure.node());
    }
    return new Seen(document.documentName(), epoch, document.version(), listed.sha256(), restsOn);
  }
}
