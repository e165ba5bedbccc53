package org.govnet.examples.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code govnet} of the application's YAML.
 *
 * @param network the network's name
 * @param node the node's name in it
 * @param state the folder with its keys, where what it learns is kept
 * @param anchor the network's anchor file
 * @param url where others reach it: the proxy's URL where one ends TLS
 * @param pin of the certificate that they see there; none where the Web's PKI vouches for it
 */
public record GovnetSettings(
    @JsonProperty @NotNull String network,
    @JsonProperty @NotNull String node,
    @JsonProperty @NotNull Path state,
    @JsonProperty @NotNull Path anchor,
    @JsonProperty @NotNull URI url,
    @JsonProperty @Nullable String pin) {

  Identity identity() {
    return Identity.load(NetworkId.of(network), NodeId.of(node), state);
  }

  Anchor trust() {
    return Anchor.load(anchor);
  }

  Replica replica() {
    return new Replica(url, pin);
  }
}
