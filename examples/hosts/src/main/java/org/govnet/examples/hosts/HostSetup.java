package org.govnet.examples.hosts;

import java.nio.file.Path;
import java.util.Map;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;

/**
 * What a host is told about the node that it is to be.
 *
 * @param identity who it is, with its keys in its state folder
 * @param anchor what it trusts
 * @param anchorFile the same, as a file
 * @param replica where others reach it: the proxy
 * @param notebook a service to serve, beside any of its own
 */
public record HostSetup(
    Identity identity, Anchor anchor, Path anchorFile, Replica replica, NotebookService notebook) {

  /** The same as the examples' environment variables say it, with any free port. */
  public Map<String, String> variables() {
    return Map.of(
        "PORT", "0",
        "ADMIN_PORT", "0",
        "GOVNET_NETWORK", identity.network().value(),
        "GOVNET_NODE", identity.node().value(),
        "GOVNET_STATE", identity.state().toString(),
        "GOVNET_ANCHOR", anchorFile.toString(),
        "GOVNET_URL", replica.url().toString(),
        "GOVNET_PIN", String.valueOf(replica.pin()));
  }
}
