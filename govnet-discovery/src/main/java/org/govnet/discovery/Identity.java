package org.govnet.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Signer;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;

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
  static final String MESSAGE_KEY = "message-key.pem";
  static final String NEXT_MESSAGE_KEY = "next-message-key.pem";
  private static final String NEXT_DOCUMENT_KEY = "next-document-key.pem";
  private static final Duration REQUEST_VALIDITY = Duration.ofDays(30);
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

  /**
   * Makes the message key that is to follow the present one, and keeps it beside that. A running
   * node finds it within seconds, and changes over by itself: {@link MessageKeyRing}.
   *
   * @throws java.io.UncheckedIOException if it cannot be written, or is there already
   */
  public VerificationKey prepareMessageKey() {
    SigningKey next = SigningKey.generate(Algorithm.ED25519);
    next.save(state.resolve(NEXT_MESSAGE_KEY));
    return next.key();
  }

  /**
   * Makes the document key that is to follow the present one, and keeps it beside that. The node's
   * next descriptor names it; its authority lets it in by renewing the admission; then {@link
   * #adoptDocumentKey} puts it in place.
   *
   * @throws java.io.UncheckedIOException if it cannot be written, or is there already
   */
  public VerificationKey prepareDocumentKey() {
    SigningKey next = SigningKey.generate(Algorithm.ED25519);
    next.save(state.resolve(NEXT_DOCUMENT_KEY));
    return next.key();
  }

  /** The document key that is to follow the present one; empty if none is prepared. */
  public Optional<VerificationKey> nextDocumentKey() {
    Path file = state.resolve(NEXT_DOCUMENT_KEY);
    return Files.exists(file) ? Optional.of(SigningKey.load(file).key()) : Optional.empty();
  }

  /**
   * The same node with the document key that was prepared, if its admission lets that sign; the
   * file of the one before is replaced.
   *
   * @param admission the node's admission
   * @return this, if there is nothing to adopt
   */
  public Identity adoptDocumentKey(Admission admission) {
    Path file = state.resolve(NEXT_DOCUMENT_KEY);
    if (!Files.exists(file)) {
      return this;
    }
    SigningKey next = SigningKey.load(file);
    if (!admission.keys().contains(next.key())) {
      return this;
    }
    StateFile.move(file, state.resolve(DOCUMENT_KEY));
    return new Identity(network, node, next, messages, state);
  }

  /**
   * Signs a request for admission, which counts for 30 days.
   *
   * @param authority whom to ask
   * @param name the institution's name
   * @param areas the places it serves
   * @param capabilities what it may be designated for
   * @param hosts the hosts its replicas will have
   */
  public String request(
      AuthorityId authority,
      String name,
      List<AreaCode> areas,
      List<CapabilityId> capabilities,
      List<String> hosts,
      Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Documents.sign(
        new AdmissionRequest(
            network,
            authority,
            node,
            now.toEpochMilli(),
            now,
            now.plus(REQUEST_VALIDITY),
            name,
            documents.key(),
            areas,
            capabilities,
            hosts),
        documents);
  }

  /**
   * Signs the node's last word: that it has left.
   *
   * @param admission what it gives up
   */
  public String leave(Admission admission, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Documents.sign(
        new Departure(
            network,
            node,
            now.toEpochMilli(),
            admission.epoch(),
            now,
            now.plus(DESCRIPTOR_VALIDITY)),
        documents);
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
    return describe(epoch, version, List.of(messages.key()), replicas, services, clock);
  }

  /**
   * As {@link #describe(int, long, List, List, Clock)}, with other message keys: two while one
   * follows the other.
   */
  public String describe(
      int epoch,
      long version,
      List<VerificationKey> messageKeys,
      List<Replica> replicas,
      List<ServiceOffer> services,
      Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Documents.sign(
        new Descriptor(
            network,
            node,
            version,
            epoch,
            now,
            now.plus(DESCRIPTOR_VALIDITY),
            messageKeys,
            nextDocumentKey().orElse(null),
            replicas,
            services),
        documents);
  }

  @Override
  public String toString() {
    return network + "/" + node;
  }
}
