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
import java.util.function.Function;
import java.util.stream.Stream;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.Quote;
import org.govnet.trust.Jws;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes a change into an index: looks again at the documents that changed, at those that depend on
 * them, at those left out before and at those that have expired, and at nothing else. What was
 * believed before and did not change comes first, so that in a contradiction it stays.
 */
final class IndexEdit {
  /** Below this, threads cost more than they save. */
  private static final int MANY = 64;

  /** The order in which documents depend on one another. */
  private static final List<Set<DocumentKind>> STAGES =
      List.of(
          Set.of(DocumentKind.REVOCATIONS),
          Set.of(DocumentKind.ADMISSION),
          Set.of(DocumentKind.DEPARTURE),
          Set.of(DocumentKind.AREAS),
          Set.of(DocumentKind.DESIGNATION, DocumentKind.DESCRIPTOR));

  private final Root root;
  private final DirectoryIndex before;
  private final DocumentSet documents;
  private final CowMap<String, Seen> floor;
  private final DocumentOpener opener;
  private final Instant now;

  private final CowMap.Editor<String, OpenDocument> opened;
  private final CowMap.Editor<String, String> leftOut;
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
  private boolean keysFreed;
  private boolean placesChanged;

  /**
   * An edit.
   *
   * @param before what it goes on from; an empty one under a new root
   * @param known documents opened before, by name
   * @param documents all documents after the change
   * @param floor the newest of each document believed before
   * @param verifiedBefore whether all signatures were verified before
   */
  IndexEdit(
      DirectoryIndex before,
      CowMap<String, OpenDocument> known,
      DocumentSet documents,
      CowMap<String, Seen> floor,
      boolean verifiedBefore,
      Instant now) {
    this.root = before.root();
    this.before = before;
    this.documents = documents;
    this.floor = floor;
    this.opener = new DocumentOpener(root, verifiedBefore);
    this.now = now;
    this.opened = known.edit();
    this.leftOut = before.leftOut().edit();
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

  /** That a document was left out before, under another root. */
  void doubt(String name) {
    leftOut.put(name, "left out before");
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

  /**
   * Makes the next index.
   *
   * @param names what changed, was added or removed
   * @throws DocumentRefused if the directory itself is not to be believed: a document is not the
   *     one that it is listed as, or is older than one believed before
   */
  DirectoryIndex of(Set<String> names) {
    Set<String> affected = new LinkedHashSet<>(names);
    before.leftOut().forEach((name, reason) -> affected.add(name));
    boolean expiring = now.toEpochMilli() >= before.nextExpiry();
    if (expiring) {
      before.opened().forEach((name, open) -> addExpired(affected, name, open));
    }
    // With nothing believed before, everything is affected already.
    takeIn(before.opened().size() == 0 ? affected : withDependents(affected));
    retryLeftOut();
    former.forEach(this::keepIfDropped);
    return new DirectoryIndex(
        root,
        before.rootKeys(),
        opened.done(),
        leftOut.done(),
        areas.done(),
        admissions.done(),
        serving.done(),
        designations.done(),
        members.done(),
        holders.done(),
        ended.done(),
        dropped.done(),
        placesChanged ? Places.dangling(areas.done().toMap()) : before.dangling(),
        nextExpiry(expiring, affected));
  }

  private void addExpired(Set<String> affected, String name, OpenDocument open) {
    if (!now.isBefore(open.document().expiresAt()) && !isLasting(name)) {
      affected.add(name);
    }
  }

  private static boolean isLasting(String name) {
    return name.startsWith("revocations/") || name.startsWith("departure/");
  }

  private long nextExpiry(boolean expiring, Set<String> affected) {
    long[] next = {expiring ? Long.MAX_VALUE : before.nextExpiry()};
    if (expiring) {
      opened.forEach((name, open) -> earlier(next, name, open));
    } else {
      for (String name : affected) {
        OpenDocument open = opened.get(name);
        if (open != null) {
          earlier(next, name, open);
        }
      }
    }
    return next[0];
  }

  private void earlier(long[] next, String name, OpenDocument open) {
    long begins = Documents.begins(open.document()).toEpochMilli();
    if (begins > now.toEpochMilli()) {
      next[0] = Math.min(next[0], begins);
    }
    long expiry = open.document().expiresAt().toEpochMilli();
    if (!isLasting(name) && expiry > now.toEpochMilli()) {
      next[0] = Math.min(next[0], expiry);
    }
  }

  /** What rests on a document has to be looked at again with it. */
  private Set<String> withDependents(Set<String> names) {
    Set<String> all = new LinkedHashSet<>(names);
    Set<String> nodes = new HashSet<>();
    for (String name : names) {
      if (name.startsWith("revocations/")) {
        // Whom it ends is known once it is read; whom it ended stays so.
        Listed listed = documents.get(name);
        if (listed != null) {
          openRevocations(listed).forEach(one -> nodes.add(one.node().value()));
        }
      } else if (name.startsWith("admission/") || name.startsWith("departure/")) {
        nodes.add(name.substring(name.indexOf('/') + 1));
      }
    }
    for (String node : nodes) {
      Stream.of("admission/", "departure/", "descriptor/").forEach(kind -> all.add(kind + node));
    }
    if (!nodes.isEmpty()) {
      before
          .designations()
          .forEach(
              (capability, designation) -> {
                if (designation.nodes().stream().anyMatch(node -> nodes.contains(node.value()))) {
                  all.add(designation.documentName());
                }
              });
    }
    return all;
  }

  private List<Revocations.Revocation> openRevocations(Listed listed) {
    Result result = open(listed);
    return result.open != null && result.open.document() instanceof Revocations revocations
        ? revocations.revoked()
        : List.of();
  }

  private void takeIn(Set<String> affected) {
    List<Listed> present = new ArrayList<>();
    Set<String> believed = new HashSet<>();
    for (String name : affected) {
      if (opened.containsKey(name) && !leftOut.containsKey(name)) {
        believed.add(name);
      }
      takeOut(name);
      Listed listed = documents.get(name);
      if (listed == null) {
        opened.remove(name);
      } else {
        present.add(listed);
      }
    }
    // In one order everywhere, so that of two that contradict each other all readers believe the
    // same.
    present.sort(Comparator.comparing(Listed::name));
    Map<String, List<Listed>> byKind = new HashMap<>();
    for (Listed one : present) {
      String kind = one.name().substring(0, one.name().indexOf('/'));
      byKind.computeIfAbsent(kind, unused -> new ArrayList<>()).add(one);
    }
    for (Set<DocumentKind> stage : STAGES) {
      List<Listed> unchanged = new ArrayList<>();
      List<Listed> renewed = new ArrayList<>();
      List<Listed> others = new ArrayList<>();
      for (DocumentKind kind : stage) {
        List<Listed> its = byKind.remove(kind.word());
        for (Listed one : its == null ? List.<Listed>of() : its) {
          OpenDocument known = opened.get(one.name());
          boolean same = known != null && known.listed().sameAs(one);
          (!believed.contains(one.name()) ? others : same ? unchanged : renewed).add(one);
        }
      }
      // What was left out before waits behind what was believed, though that is renewed.
      open(unchanged).forEach(this::add);
      open(renewed).forEach(this::add);
      open(others).forEach(this::add);
    }
    // A name of no kind is nobody's document.
    byKind.forEach(
        (kind, its) ->
            its.forEach(one -> leftOut.put(one.name(), "no such kind of document is known here")));
    freeKeys(affected);
  }

  /** A key that one gave up in this change may be what another was left out for. */
  private void retryLeftOut() {
    if (keysFreed) {
      Set<String> again = new LinkedHashSet<>();
      leftOut.forEach((name, reason) -> again.add(name));
      takeIn(withDependents(again));
    }
  }

  /**
   * Undoes what a document, if it was believed, did to the index. Its keys stay held until the end.
   */
  private void takeOut(String name) {
    OpenDocument open = opened.get(name);
    boolean believed = open != null && !leftOut.containsKey(name);
    leftOut.remove(name);
    if (open == null || !believed) {
      return;
    }
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

  private void freeKeys(Set<String> affected) {
    Map<VerificationKey, String> free = new HashMap<>(keysBefore);
    for (String name : affected) {
      OpenDocument open = opened.get(name);
      if (open != null && !leftOut.containsKey(name)) {
        KeyHolders.of(open.document()).forEach(free::remove);
      }
    }
    free.forEach(
        (key, holder) -> {
          if (holder.equals(holders.get(key.thumbprint()))) {
            holders.remove(key.thumbprint());
            keysFreed = true;
          }
        });
    keysBefore.clear();
  }

  /** What opening one came to. */
  private record Result(
      Listed listed, @Nullable OpenDocument open, @Nullable DocumentRefused refused) {}

  /** Opening only reads what stages before have settled, so many can be opened at once. */
  private List<Result> open(List<Listed> all) {
    Stream<Listed> stream = all.size() > MANY ? all.parallelStream() : all.stream();
    return stream.map(this::open).toList();
  }

  private Result open(Listed listed) {
    Function<NodeId, @Nullable Admission> admitted = admissions::get;
    OpenDocument known = opened.get(listed.name());
    try {
      if (known != null && known.listed().sameAs(listed)) {
        opener.requireSigner(known, admitted);
        return new Result(listed, known, null);
      }
      Jws jws = DocumentOpener.parse(listed.jws());
      Claim claim = Claim.of(jws);
      requireListed(listed, claim);
      requireRisen(listed, claim);
      return new Result(listed, opener.open(listed, jws, claim, admitted), null);
    } catch (DocumentRefused e) {
      if (e.isFatal()) {
        throw e;
      }
      return new Result(listed, null, e);
    }
  }

  private static void requireListed(Listed listed, Claim claim) {
    if (!claim.name().equals(listed.name()) || claim.version() != listed.version()) {
      throw DocumentRefused.fatal(
          "the directory lists version "
              + listed.version()
              + " of "
              + listed.name()
              + ", and it is version "
              + claim.version()
              + " of "
              + claim.name());
    }
  }

  private void requireRisen(Listed listed, Claim claim) {
    Seen seen = floor.get(listed.name());
    if (seen != null && seen.binds(before.rootKeys())) {
      try {
        seen.requireNotBefore(claim.epoch(), claim.version(), listed.sha256());
      } catch (DocumentRefused e) {
        throw DocumentRefused.fatal(e.getMessage());
      }
    }
  }

  /** Takes one in, or leaves it out. */
  private void add(Result result) {
    String name = result.listed.name();
    OpenDocument open = result.open;
    if (open == null) {
      opened.remove(name);
      leftOut.put(name, String.valueOf(result.refused == null ? "" : result.refused.getMessage()));
      return;
    }
    opened.put(name, open);
    try {
      Document document = open.document();
      Documents.requireInForce(document, now);
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
    } catch (DocumentRefused e) {
      if (e.isFatal()) {
        throw e;
      }
      leftOut.put(name, String.valueOf(e.getMessage()));
    }
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
}
