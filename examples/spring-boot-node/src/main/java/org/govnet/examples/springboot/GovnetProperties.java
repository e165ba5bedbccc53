package org.govnet.examples.springboot;

import java.net.URI;
import java.nio.file.Path;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code govnet.*}.
 *
 * @param network the network's name
 * @param node the node's name in it
 * @param state the folder with its keys, where what it learns is kept
 * @param anchor the network's anchor file
 * @param url where others reach it: the proxy's URL where one ends TLS
 * @param pin of the certificate that they see there; none, or empty, where the Web's PKI vouches
 */
@ConfigurationProperties("govnet")
public record GovnetProperties(
    String network, String node, Path state, Path anchor, URI url, @Nullable String pin) {

  Identity identity() {
    return Identity.load(NetworkId.of(network), NodeId.of(node), state);
  }

  Anchor trust() {
    return Anchor.load(anchor);
  }

  Replica replica() {
    return new Replica(url, pin == null || pin.isBlank() ? null : pin);
  }
}
