package org.govnet.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * The network's state as verified once, whole; immutable. It says who is admitted, never who is
 * alive.
 *
 * <p>All lookups take constant time.
 */
public final class Directory implements MessageKeys {
  private final RootChain roots;
  private final Statement<Snapshot> snapshot;
  private final Statement<Timestamp> timestamp;
  private final DocumentSet documents;
  private final DirectoryIndex index;
  private final Memory memory;
  private final History history;
  private final Clock clock;
  private final Places places;
  private final Instant expiresAt;
  private volatile @Nullable List<Replica> replicas;

  Directory(
      RootChain roots,
      Statement<Snapshot> snapshot,
      Statement<Timestamp> timestamp,
      DocumentSet documents,
      DirectoryIndex index,
      Memory memory,
      History history,
      Clock clock) {
    this.roots = roots;
    this.snapshot = snapshot;
    this.timestamp = timestamp;
    this.documents = documents;
    this.index = index;
    this.memory = memory;
    this.history = history;
    this.clock = clock;
    this.places = new Places(index.areas(), clock);
    Instant first = earlier(roots.last().expiresAt(), snapshot.document().expiresAt());
    this.expiresAt = earlier(first, timestamp.document().expiresAt());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The network it describes. */
  public NetworkId network() {
    return root().network();
  }

  /** The snapshot's version, rising. */
  public long revision() {
    return snapshot.document().version();
  }

  /** When the directory last said that this is its newest state. */
  public Instant issuedAt() {
    return timestamp.document().issuedAt();
  }

  /** When the timestamp, the snapshot or the root ceases to hold, whichever is first. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether replicas may be on private or loopback addresses. */
  public boolean privateAddresses() {
    return root().privateAddresses();
  }

  /**
   * What the bundle holds that must not be believed, a line each: left out, so that it harms nobody
   * else.
   */
  public List<String> leftOut() {
    return index.complaints().entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .toList();
  }

  /**
   * All of it, for a mirror to serve: docs/protocol.md section 3.2. Made anew for each who asks.
   */
  public byte[] bundle() {
    return WireJson.write(
        new Bundle(roots.signed(), snapshot.compact(), timestamp.compact(), documents.sorted()));
  }

  /** How many documents it has. */
  public int documentCount() {
    return documents.size();
  }

  /** Names this state, timestamp included, for an {@code ETag}: 43 characters. */
  public String tag() {
    return timestamp.sha256();
  }

  /**
   * What has changed since a revision, as JSON (docs/protocol.md section 3.2); empty if so much
   * has, or so long ago, that the whole directory has to be had instead.
   */
  Optional<byte[]> changesSince(long since) {
    if (since == revision()) {
      return Optional.of(
          WireJson.write(
              new Changes(since, List.of(), null, timestamp.compact(), List.of(), List.of())));
    }
    return history.since(since).map(changed -> WireJson.write(changes(since, changed)));
  }

  private Changes changes(long since, History.Since changed) {
    List<Listed> present = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String name : changed.names()) {
      Listed listed = documents.get(name);
      if (listed == null) {
        removed.add(name);
      } else {
        present.add(listed);
      }
    }
    return new Changes(
        since,
        roots.after(changed.root()),
        snapshot.compact(),
        timestamp.compact(),
        present,
        removed);
  }

  /** Every node that is admitted and has said where it is. */
  public Collection<Peer> peers() {
    List<Peer> peers = new ArrayList<>(index.members().size());
    index.members().forEach((node, member) -> peers.add(member.peer()));
    return Collections.unmodifiableList(peers);
  }

  /** Everybody's replicas: made when first asked for, and once. */
  List<Replica> replicas() {
    List<Replica> known = replicas;
    if (known == null) {
      List<Replica> all = new ArrayList<>();
      index.members().forEach((node, member) -> all.addAll(member.peer().replicas()));
      known = List.copyOf(all);
      replicas = known;
    }
    return known;
  }

  /** Every registered place. */
  public Collection<Area> areas() {
    return Collections.unmodifiableCollection(index.areas().toMap().values());
  }

  /** A registered place. */
  public Optional<Area> area(AreaCode code) {
    return Optional.ofNullable(index.areas().get(code));
  }

  /** A node's admission. */
  public Optional<Admission> admission(NodeId node) {
    return Optional.ofNullable(index.active(node));
  }

  /**
   * What a node was admitted as, though it has left or was revoked since: for whoever admits it
   * again.
   */
  public Optional<Admission> admitted(NodeId node) {
    return Optional.ofNullable(index.admissions().get(node));
  }

  /** A designation, in force or not. */
  public Optional<Designation> designation(CapabilityId capability) {
    return Optional.ofNullable(index.designations().get(capability));
  }

  /** Every designation, in force or not. */
  public Collection<Designation> designations() {
    return Collections.unmodifiableCollection(index.designations().toMap().values());
  }

  /** Every admission that holds. */
  public Collection<Admission> admissions() {
    List<Admission> all = new ArrayList<>(index.admissions().size());
    index
        .admissions()
        .forEach(
            (node, admission) -> {
              if (index.ended(admission) == null) {
                all.add(admission);
              }
            });
    return Collections.unmodifiableList(all);
  }

  /** A node's descriptor, if it is believed. */
  public Optional<Descriptor> descriptor(NodeId node) {
    return believed("descriptor/" + node)
        .map(open -> open.document() instanceof Descriptor it ? it : null);
  }

  /** The thumbprint of the document key that signed a node's descriptor. */
  public Optional<String> signerOfDescriptor(NodeId node) {
    return believed("descriptor/" + node).map(OpenDocument::signedBy);
  }

  /** The root in force. */
  public Root root() {
    return roots.last();
  }

  Optional<OpenDocument> believed(String name) {
    return Optional.ofNullable(index.believed(name));
  }

  /** The keys that a node signs messages with; none if it has not said where it is. */
  public Collection<VerificationKey> messageKeys(NodeId node) {
    Member member = index.members().get(node);
    return member == null ? List.of() : member.messageKeys().values();
  }

  /** When a node's admission or descriptor ends, whichever is first; empty without a descriptor. */
  public Optional<Instant> validUntil(NodeId node) {
    return Optional.ofNullable(index.members().get(node))
        .map(member -> Instant.ofEpochMilli(member.validUntil()));
  }

  @Override
  public Optional<VerificationKey> find(NodeId node, String thumbprint) {
    Member member = index.members().get(node);
    return member == null || hasExpired(member)
        ? Optional.empty()
        : Optional.ofNullable(member.messageKeys().get(thumbprint));
  }

  /** A directory may be held for days; what expires meanwhile ends when it says. */
  private boolean hasExpired(Member member) {
    return clock.millis() >= member.validUntil();
  }

  /** A node by name, if it offers {@code service}. */
  public Lookup node(NodeId node, ServiceOffer service) {
    Member member = index.members().get(node);
    if (member == null || hasExpired(member)) {
      return node(node);
    }
    if (member.offers(service)) {
      return member.found();
    }
    if (member.peer().replicas().isEmpty()) {
      return new Lookup.Unsupported("node " + node + " only calls, and answers nowhere");
    }
    return new Lookup.Unsupported(
        "node " + node + " does not offer " + service + ", only " + member.peer().services());
  }

  /** A node by name, whatever it offers. */
  public Lookup node(NodeId node) {
    Member member = index.members().get(node);
    if (member != null) {
      return hasExpired(member)
          ? new Lookup.NotRegistered(
              "the admission or descriptor of node "
                  + node
                  + " expired at "
                  + Instant.ofEpochMilli(member.validUntil()))
          : member.found();
    }
    Admission admission = index.admissions().get(node);
    if (admission == null) {
      return new Lookup.NotRegistered("node " + node + " is not admitted to " + network());
    }
    Ended ended = index.ended(admission);
    return ended == null
        ? new Lookup.Unsupported("node " + node + " has not said where it is")
        : new Lookup.NotRegistered(ended.toString());
  }

  /** The lead of a capability, if a designation is in force and it offers {@code service}. */
  public Lookup lead(CapabilityId capability, ServiceOffer service) {
    Designation designation = index.designations().get(capability);
    if (designation == null) {
      return new Lookup.NotRegistered("nobody is designated for capability " + capability);
    }
    Instant now = clock.instant();
    if (!designation.inForceAt(now)) {
      return new Lookup.NotRegistered(
          "the designation for "
              + capability
              + " holds from "
              + designation.startsAt()
              + " until "
              + designation.endsAt());
    }
    return node(designation.leadAt(now), service);
  }

  /**
   * The node that runs {@code service} for a place. A place that has ended is answered by its
   * successor, through any number of them; one that was split is {@link Lookup.NotRegistered}, with
   * the successors to choose among.
   *
   * @param tier the level that runs the service: {@link Tier#COUNTY} or {@link Tier#DISTRICT}
   */
  public Lookup serving(AreaCode area, Tier tier, ServiceOffer service) {
    AreaCode responsible = places.atOnce(area, tier);
    return responsible == null ? followed(area, tier, service) : runs(responsible, service);
  }

  /**
   * The node responsible for a place, whatever it offers.
   *
   * @param tier which of the place's two: {@link Tier#COUNTY} or {@link Tier#DISTRICT}
   */
  public Lookup serving(AreaCode area, Tier tier) {
    return followed(area, tier, null);
  }

  private Lookup followed(AreaCode area, Tier tier, @Nullable ServiceOffer service) {
    Places.Answer answer = places.responsible(area, tier, what(service));
    return answer instanceof Places.Here here
        ? runs(here.code(), service)
        : ((Places.Nowhere) answer).why();
  }

  private static String what(@Nullable ServiceOffer service) {
    return service == null ? "what a district runs" : service.toString();
  }

  private Lookup runs(AreaCode responsible, @Nullable ServiceOffer service) {
    List<NodeId> nodes = index.serving().get(responsible);
    if (nodes == null) {
      return new Lookup.NotRegistered("no node serves area " + responsible);
    }
    Lookup first = null;
    Lookup found = null;
    for (int i = 0; i < nodes.size(); i++) {
      Lookup answer = service == null ? node(nodes.get(i)) : node(nodes.get(i), service);
      if (answer instanceof Lookup.Found && found != null) {
        return new Lookup.Unsupported(
            "several nodes run "
                + what(service)
                + " for "
                + responsible
                + ": "
                + nodes
                + "; name one");
      }
      first = first == null ? answer : first;
      found = answer instanceof Lookup.Found ? answer : found;
    }
    return found == null ? Objects.requireNonNull(first, "a place has a node or none") : found;
  }

  RootChain roots() {
    return roots;
  }

  Statement<Snapshot> snapshot() {
    return snapshot;
  }

  Statement<Timestamp> timestamp() {
    return timestamp;
  }

  DocumentSet documents() {
    return documents;
  }

  DirectoryIndex index() {
    return index;
  }

  /** What a later directory must not fall behind. */
  Memory memory() {
    return memory;
  }

  /**
   * The same, not to be followed by anything older than {@code kept}, which is this directory's own
   * memory or a newer one's.
   */
  Directory remembering(Memory kept) {
    return new Directory(
        roots, snapshot, timestamp, documents, index, memory.orNewer(kept), history, clock);
  }

  /** What stands for the fact that every signature under this root has been verified. */
  String verified() {
    return root().version() + " " + documents.digest();
  }

  History history() {
    return history;
  }

  @Override
  public String toString() {
    return "directory of " + network() + " at revision " + revision();
  }
}
