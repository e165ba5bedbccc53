package org.govnet.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.VerificationKey;

/**
 * The network's state as verified once, whole; immutable. It says who is admitted, never who is
 * alive.
 *
 * <p>All lookups take constant time.
 */
public final class Directory implements MessageKeys {
  private final Root root;
  private final Snapshot snapshot;
  private final DirectoryIndex index;
  private final Versions versions;
  private final Clock clock;
  private final byte[] bundle;
  private final String tag;

  Directory(
      Root root,
      Snapshot snapshot,
      DirectoryIndex index,
      Versions versions,
      byte[] bundle,
      String tag,
      Clock clock) {
    this.root = root;
    this.snapshot = snapshot;
    this.index = index;
    this.versions = versions;
    this.bundle = bundle;
    this.tag = tag;
    this.clock = clock;
  }

  /** The network it describes. */
  public NetworkId network() {
    return root.network();
  }

  /** The snapshot's version, rising. */
  public long revision() {
    return snapshot.version();
  }

  /** When the snapshot was signed. */
  public Instant issuedAt() {
    return snapshot.issuedAt();
  }

  /** When the snapshot ceases to hold, or the root if that is sooner. */
  public Instant expiresAt() {
    return root.expiresAt().isBefore(snapshot.expiresAt())
        ? root.expiresAt()
        : snapshot.expiresAt();
  }

  /** Whether replicas may be on private or loopback addresses. */
  public boolean privateAddresses() {
    return root.privateAddresses();
  }

  /**
   * What the bundle holds that must not be believed, a line each: left out, so that it harms nobody
   * else.
   */
  public List<String> leftOut() {
    return index.leftOut().entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .toList();
  }

  /** The bundle it was read from, for a mirror to serve: docs/protocol.md section 3.2. */
  public byte[] bundle() {
    return bundle.clone();
  }

  /**
   * The bundle itself, for whoever only sends it: a copy for each who asks would be theirs to
   * multiply.
   */
  byte[] shared() {
    return bundle;
  }

  /** How many bytes the bundle has. */
  public int size() {
    return bundle.length;
  }

  /** Names the bundle's content, for an {@code ETag}: 43 characters. */
  public String tag() {
    return tag;
  }

  /** Every node that is admitted and has said where it is. */
  public Collection<Peer> peers() {
    return Collections.unmodifiableCollection(index.peers().values());
  }

  /** Every registered place. */
  public Collection<Area> areas() {
    return Collections.unmodifiableCollection(index.areas().values());
  }

  /** A registered place. */
  public Optional<Area> area(AreaCode code) {
    return Optional.ofNullable(index.areas().get(code));
  }

  /** A node's admission. */
  public Optional<Admission> admission(NodeId node) {
    return Optional.ofNullable(index.admissions().get(node));
  }

  /** The keys that a node signs messages with; none if it has not said where it is. */
  public Collection<VerificationKey> messageKeys(NodeId node) {
    return index.messageKeys().getOrDefault(node, Map.of()).values();
  }

  /** When a node's admission or descriptor ends, whichever is first; empty without a descriptor. */
  public Optional<Instant> validUntil(NodeId node) {
    return Optional.ofNullable(index.validUntil().get(node));
  }

  @Override
  public Optional<VerificationKey> find(NodeId node, String thumbprint) {
    Map<String, VerificationKey> keys = index.messageKeys().get(node);
    return keys == null || hasExpired(node)
        ? Optional.empty()
        : Optional.ofNullable(keys.get(thumbprint));
  }

  /** A directory may be held for days; what expires meanwhile ends when it says. */
  private boolean hasExpired(NodeId node) {
    Instant until = index.validUntil().get(node);
    return until != null && !clock.instant().isBefore(until);
  }

  /** A node by name, if it offers {@code service}. */
  public Lookup node(NodeId node, ServiceOffer service) {
    Lookup lookup = node(node);
    if (lookup instanceof Lookup.Found found && found.peer().replicas().isEmpty()) {
      return new Lookup.Unsupported("node " + node + " only calls, and answers nowhere");
    }
    if (lookup instanceof Lookup.Found found && !found.peer().services().contains(service)) {
      return new Lookup.Unsupported(
          "node " + node + " does not offer " + service + ", only " + found.peer().services());
    }
    return lookup;
  }

  /** A node by name, whatever it offers. */
  public Lookup node(NodeId node) {
    if (!index.admissions().containsKey(node)) {
      return new Lookup.NotRegistered("node " + node + " is not admitted to " + network());
    }
    Peer peer = index.peers().get(node);
    return peer == null
        ? new Lookup.Unsupported("node " + node + " has not said where it is")
        : hasExpired(node)
            ? new Lookup.NotRegistered(
                "the admission or descriptor of node "
                    + node
                    + " expired at "
                    + index.validUntil().get(node))
            : new Lookup.Found(peer);
  }

  /** The lead of a capability, if a designation is in force and it offers {@code service}. */
  public Lookup lead(CapabilityId capability, ServiceOffer service) {
    Designation designation = index.designations().get(capability);
    if (designation == null) {
      return new Lookup.NotRegistered("nobody is designated for capability " + capability);
    }
    if (!designation.inForceAt(clock.instant())) {
      return new Lookup.NotRegistered(
          "the designation for "
              + capability
              + " holds from "
              + designation.startsAt()
              + " until "
              + designation.endsAt());
    }
    return node(designation.lead(), service);
  }

  /**
   * The node that runs {@code service} for a place. A place that has ended is answered by its
   * successor, through any number of them; one that was split is {@link Lookup.NotRegistered}, with
   * the successors to choose among.
   *
   * @param tier the level that runs the service: {@link Tier#COUNTY} or {@link Tier#DISTRICT}
   */
  public Lookup serving(AreaCode area, Tier tier, ServiceOffer service) {
    return serving(area, tier, service.toString(), node -> node(node, service));
  }

  /**
   * The node responsible for a place, whatever it offers.
   *
   * @param tier which of the place's two: {@link Tier#COUNTY} or {@link Tier#DISTRICT}
   */
  public Lookup serving(AreaCode area, Tier tier) {
    return serving(area, tier, "what a district runs", this::node);
  }

  private Lookup serving(AreaCode area, Tier tier, String what, Function<NodeId, Lookup> question) {
    Places.Answer answer = new Places(index.areas(), clock).responsible(area, tier, what);
    if (!(answer instanceof Places.Here here)) {
      return ((Places.Nowhere) answer).why();
    }
    AreaCode responsible = here.code();
    List<NodeId> nodes = index.serving().getOrDefault(responsible, List.of());
    if (nodes.isEmpty()) {
      return new Lookup.NotRegistered("no node serves area " + responsible);
    }
    List<Lookup> answers = nodes.stream().map(question).toList();
    List<Lookup> found = answers.stream().filter(Lookup.Found.class::isInstance).toList();
    if (found.size() > 1) {
      return new Lookup.Unsupported(
          "several nodes run " + what + " for " + responsible + ": " + nodes + "; name one");
    }
    return found.isEmpty() ? answers.get(0) : found.get(0);
  }

  Root root() {
    return root;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  DirectoryIndex index() {
    return index;
  }

  /** The same, with versions kept from before, which are its own or newer. */
  Directory remembering(Versions kept) {
    return new Directory(root, snapshot, index, versions.with(kept.seen()), bundle, tag, clock);
  }

  /** What a later directory must not fall behind. */
  Versions versions() {
    return versions;
  }

  @Override
  public String toString() {
    return "directory of " + network() + " at revision " + revision();
  }
}
