package org.govnet.discovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * The next index while it is made: what each kind of document does to it, and what a document must
 * not contradict. Which documents are looked at, and in what order, is {@link IndexEdit}'s to say.
 */
final class IndexDraft {
  private final Root root;
  private final DirectoryIndex before;
  private final CowMap.Editor<String, OpenDocument> opened;
  private final CowMap<String, Seen> floor;
  private final Instant now;

  private final CowMap.Editor<AreaCode, Area> areas;
  private final CowMap.Editor<NodeId, Admission> admissions;
  private final CowMap.Editor<AreaCode, List<NodeId>> serving;
  private final CowMap.Editor<CapabilityId, Designation> designations;
  private final CowMap.Editor<NodeId, Member> members;
  private final CowMap.Editor<String, String> holders;
  private final CowMap.Editor<NodeId, List<Ended>> ended;
  private final CowMap.Editor<NodeId, Former> dropped;
  private final Map<VerificationKey, String> keysBefore = new HashMap<>();
  private final Map<NodeId, Former> former = new HashMap<>();
  private boolean placesChanged;

  /**
   * A draft that says what {@code before} does.
   *
   * @param opened every document whose signature is verified, to read
   * @param floor the newest of each document believed before
   */
  IndexDraft(
      DirectoryIndex before,
      CowMap.Editor<String, OpenDocument> opened,
      CowMap<String, Seen> floor,
      Instant now) {
    this.root = before.root();
    this.before = before;
    this.opened = opened;
    this.floor = floor;
    this.now = now;
    this.areas = before.areas().edit();
    this.admissions = before.admissions().edit();
    this.serving = before.serving().edit();
    this.designations = before.designations().edit();
    this.members = before.members().edit();
    this.holders = before.holders().edit();
    this.ended = before.ended().edit();
    this.dropped = before.dropped().edit();
  }

  /** Keeps a document's keys for it, until it has been looked at again. */
  void reserve(OpenDocument known) {
    KeyHolders.of(known.document())
        .forEach(
            (key, holder) -> {
              if (!holders.containsKey(key.thumbprint())) {
                holders.put(key.thumbprint(), holder);
                keysBefore.put(key, holder);
              }
            });
  }

  /** What was seen before, under another root or by an earlier process. */
  void remember(Memory memory) {
    memory
        .ended()
        .forEach(
            (node, all) ->
                all.stream().filter(one -> one.binds(before.rootKeys())).forEach(this::end));
    memory
        .dropped()
        .forEach(
            (node, one) -> {
              if (one.binds(before.rootKeys(), now)) {
                dropped.put(node, one);
              }
            });
  }

  /** A node's admission, which may have ended. */
  @Nullable Admission admission(NodeId node) {
    return admissions.get(node);
  }

  /**
   * Takes in what a document says.
   *
   * @throws DocumentRefused if it contradicts what is there, or says more than its signer may
   */
  void add(OpenDocument open) {
    Document document = open.document();
    if (document instanceof Revocations revocations) {
      addRevocations(revocations, open.signedBy());
    } else if (document instanceof Admission admission) {
      addAdmission(admission);
    } else if (document instanceof Departure departure) {
      addDeparture(departure, open.signedBy());
    } else if (document instanceof AreaRegister register) {
      addAreas(register);
    } else if (document instanceof Designation designation) {
      addDesignation(designation);
    } else if (document instanceof Descriptor descriptor) {
      addDescriptor(descriptor);
    }
  }

  /**
   * Undoes what a document that was believed did. Its keys stay held until {@link #freeKeys}, and
   * whom it ended stays so.
   */
  void remove(OpenDocument open) {
    keysBefore.putAll(KeyHolders.of(open.document()));
    if (open.document() instanceof AreaRegister register) {
      register.areas().forEach(area -> areas.remove(area.code()));
      placesChanged = true;
    } else if (open.document() instanceof Admission admission) {
      former.putIfAbsent(admission.node(), new Former(admission, open.signedBy()));
      admissions.remove(admission.node());
      new HashSet<>(admission.areas()).forEach(area -> unserve(area, admission.node()));
    } else if (open.document() instanceof Designation designation) {
      designations.remove(designation.capability());
    } else if (open.document() instanceof Descriptor descriptor) {
      members.remove(descriptor.node());
    }
  }

  private void unserve(AreaCode area, NodeId node) {
    List<NodeId> left = nodes(area).stream().filter(other -> !other.equals(node)).toList();
    if (left.isEmpty()) {
      serving.remove(area);
    } else {
      serving.put(area, left);
    }
  }

  private List<NodeId> nodes(AreaCode area) {
    List<NodeId> nodes = serving.get(area);
    return nodes == null ? List.of() : nodes;
  }

  /**
   * Whether a document was removed that named keys: at a start none is, and there are thousands.
   */
  boolean hasGivenUpKeys() {
    return !keysBefore.isEmpty();
  }

  /**
   * Gives up the keys of documents removed that none of {@code believed} names.
   *
   * @return whether there were any
   */
  boolean freeKeys(Iterable<OpenDocument> believed) {
    Map<VerificationKey, String> free = new HashMap<>(keysBefore);
    believed.forEach(open -> KeyHolders.of(open.document()).forEach(free::remove));
    boolean freed = false;
    for (Map.Entry<VerificationKey, String> one : free.entrySet()) {
      String thumbprint = one.getKey().thumbprint();
      if (one.getValue().equals(holders.get(thumbprint))) {
        holders.remove(thumbprint);
        freed = true;
      }
    }
    keysBefore.clear();
    return freed;
  }

  private void addRevocations(Revocations revocations, String signedBy) {
    Delegation authority = root.delegation(revocations.authority());
    for (Revocations.Revocation one : revocations.revoked()) {
      authority.requireNode(one.node());
    }
    for (Revocations.Revocation one : revocations.revoked()) {
      end(
          new Ended(
              one.node(),
              one.epoch(),
              one.revokedAt(),
              revocations.authority(),
              one.reason(),
              signedBy,
              null));
    }
  }

  private void end(Ended one) {
    List<Ended> all = ended.get(one.node());
    if (all == null) {
      ended.put(one.node(), List.of(one));
      return;
    }
    if (all.stream().noneMatch(other -> other.says(one))) {
      List<Ended> more = new ArrayList<>(all);
      more.add(one);
      ended.put(one.node(), List.copyOf(more));
    }
  }

  private void addAdmission(Admission admission) {
    Delegation authority = root.delegation(admission.authority());
    authority.requireNode(admission.node());
    admission.areas().forEach(authority::requireArea);
    admission.capabilities().forEach(authority::requireCapability);
    requireMayReplace(authority, admission);
    Seen descriptor = floor.get("descriptor/" + admission.node());
    if (descriptor != null
        && descriptor.binds(before.rootKeys())
        && admission.epoch() < descriptor.epoch()) {
      throw new DocumentRefused(
          "the epoch of node "
              + admission.node()
              + " fell from "
              + descriptor.epoch()
              + " to "
              + admission.epoch());
    }
    KeyHolders.hold(holders, admission);
    admissions.put(admission.node(), admission);
    dropped.remove(admission.node());
    if (ended(admission) == null) {
      for (AreaCode area : new LinkedHashSet<>(admission.areas())) {
        List<NodeId> nodes = new ArrayList<>(nodes(area));
        nodes.add(admission.node());
        nodes.sort(Comparator.comparing(NodeId::value));
        serving.put(area, List.copyOf(nodes));
      }
    }
  }

  /**
   * Nobody takes over a node by admitting its name: but who could have given it all it has, may.
   */
  private void requireMayReplace(Delegation authority, Admission admission) {
    Former last = former.get(admission.node());
    if (last == null) {
      last = dropped.get(admission.node());
    }
    if (last == null || !last.binds(before.rootKeys(), now)) {
      return;
    }
    Admission old = last.admission();
    if (!old.authority().equals(admission.authority())
        && root.authorities().stream().anyMatch(one -> one.id().equals(old.authority()))
        && ended(old) == null
        && !authority.covers(old)) {
      // Left out, it would be believed the next time, when the one before is forgotten.
      throw DocumentRefused.fatal(
          "node "
              + admission.node()
              + " is admitted by authority "
              + old.authority()
              + ", and authority "
              + authority.id()
              + " has no scope over all that it was admitted for");
    }
  }

  /** What the directory drops while it holds binds until it would have expired. */
  private void keepIfDropped(NodeId node, Former last) {
    if (!admissions.containsKey(node) && last.binds(before.rootKeys(), now)) {
      dropped.put(node, last);
    }
  }

  private @Nullable Ended ended(Admission admission) {
    return DirectoryIndex.ended(root, ended.get(admission.node()), admission);
  }

  private void addDeparture(Departure departure, String signedBy) {
    Admission admission = admissions.get(departure.node());
    if (admission == null) {
      throw new DocumentRefused("node " + departure.node() + " is not admitted");
    }
    OpenDocument admitted = opened.get(admission.documentName());
    end(
        new Ended(
            departure.node(),
            departure.epoch(),
            departure.issuedAt(),
            null,
            "it left",
            signedBy,
            admitted == null ? null : admitted.signedBy()));
    new HashSet<>(admission.areas()).forEach(area -> unserve(area, departure.node()));
  }

  private void addAreas(AreaRegister register) {
    Delegation authority = root.delegation(register.authority());
    Set<AreaCode> seen = new HashSet<>();
    for (Area area : register.areas()) {
      authority.requireArea(area.code());
      if (!seen.add(area.code()) || areas.containsKey(area.code())) {
        throw new DocumentRefused("area " + area.code() + " is registered twice");
      }
    }
    register.areas().forEach(area -> areas.put(area.code(), area));
    placesChanged = true;
  }

  private void addDesignation(Designation designation) {
    Delegation authority = root.delegation(designation.authority());
    authority.requireCapability(designation.capability());
    // One that has left or was revoked since does not take the others down: it just answers
    // nothing.
    for (NodeId node : designation.nodes()) {
      authority.requireNode(node);
      Admission admission = admissions.get(node);
      if (admission == null || !admission.capabilities().contains(designation.capability())) {
        throw new DocumentRefused(
            "node " + node + " is not admitted with capability " + designation.capability());
      }
    }
    designations.put(designation.capability(), designation);
  }

  private Admission active(NodeId node) {
    Admission admission = admissions.get(node);
    if (admission == null) {
      throw new DocumentRefused("node " + node + " is not admitted");
    }
    Ended end = ended(admission);
    if (end != null) {
      throw new DocumentRefused(end.toString());
    }
    return admission;
  }

  private void addDescriptor(Descriptor descriptor) {
    NodeId node = descriptor.node();
    Admission admission = active(node);
    for (Replica replica : descriptor.replicas()) {
      if (!admission.hosts().contains(replica.url().getHost())) {
        throw new DocumentRefused(
            "replica host "
                + Quote.of(replica.url().getHost())
                + " is not one of those admitted, "
                + admission.hosts());
      }
    }
    KeyHolders.hold(holders, descriptor);
    members.put(node, Member.of(admission, descriptor));
  }

  /** The index. */
  DirectoryIndex done(CowMap<String, String> leftOut, long nextExpiry) {
    former.forEach(this::keepIfDropped);
    return new DirectoryIndex(
        root,
        before.rootKeys(),
        opened.done(),
        leftOut,
        areas.done(),
        admissions.done(),
        serving.done(),
        designations.done(),
        members.done(),
        holders.done(),
        ended.done(),
        dropped.done(),
        placesChanged ? Places.dangling(areas.done().toMap()) : before.dangling(),
        nextExpiry);
  }
}
