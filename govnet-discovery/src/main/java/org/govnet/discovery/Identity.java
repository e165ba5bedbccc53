package org.govnet.discovery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Signer;
import org.govnet.trust.SigningKey;

/**
 * Who a node is: its name, its two keys, and the folder where it keeps its state.
 *
 * @param network the network it belongs to
 * @param node its name
 * @param documents signs its descriptors
 * @param messages signs its requests and responses
 * @param state where it keeps its copy of the directory; owned by one process
 */
public record Identity(
    NetworkId network, NodeId node, Signer documents, Signer messages, Path state) {
  private static final String DOCUMENT_KEY = "document-key.pem";
  private static final String MESSAGE_KEY = "message-key.pem";
  private static final Duration DESCRIPTOR_VALIDITY = Duration.ofDays(7);

  /**
   * Checks that the two keys differ.
   *
   * @throws IllegalArgumentException if they are one
   */
  public Identity {
    if (documents.key().equals(messages.key())) {
      throw new IllegalArgumentException("a node's document key and message key must differ");
    }
  }

  /**
   * Makes a node's keys, Ed25519, and keeps them in {@code folder}, readable by their owner alone.
   *
   * @throws java.io.UncheckedIOException if they cannot be written, or are there already
   */
  public static Identity create(NetworkId network, NodeId node, Path folder) {
    SigningKey documents = SigningKey.generate(Algorithm.ED25519);
    SigningKey messages = SigningKey.generate(Algorithm.ED25519);
    documents.save(folder.resolve(DOCUMENT_KEY));
    messages.save(folder.resolve(MESSAGE_KEY));
    return new Identity(network, node, documents, messages, folder);
  }

  /**
   * Reads the keys that {@link #create} made.
   *
   * @throws java.io.UncheckedIOException if they cannot be read
   */
  public static Identity load(NetworkId network, NodeId node, Path folder) {
    return new Identity(
        network,
        node,
        SigningKey.load(folder.resolve(DOCUMENT_KEY)),
        SigningKey.load(folder.resolve(MESSAGE_KEY)),
        folder);
  }

  /** The same node with its state elsewhere: each replica has its own. */
  public Identity withState(Path folder) {
    return new Identity(network, node, documents, messages, folder);
  }

  /**
   * Signs the node's statement of where it is and what it offers, for 7 days.
   *
   * @param epoch its admission's
   * @param version higher than that of any descriptor before
   */
  public String describe(
      int epoch, long version, List<Replica> replicas, List<ServiceOffer> services, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Documents.sign(
        new Descriptor(
            network,
            node,
            version,
            epoch,
            now,
            now.plus(DESCRIPTOR_VALIDITY),
            List.of(messages.key()),
            replicas,
            services),
        documents);
  }

  @Override
  public String toString() {
    return network + "/" + node;
  }
}
