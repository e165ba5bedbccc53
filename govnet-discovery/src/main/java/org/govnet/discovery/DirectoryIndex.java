package org.govnet.discovery;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Documents whose signatures are verified, checked against one another and laid out for lookup.
 * What contradicts the rest is left out with its reason: one bad document takes down nobody else's.
 * Immutable; {@link IndexEdit} makes the next one.
 *
 * @param root whose delegations hold
 * @param rootKeys {@link Root#signingKeys}
 * @param opened every document whose signature is verified, by name, those left out too
 * @param leftOut why each document was left out, by name
 * @param areas the registered places
 * @param admissions every admission within its authority's scope, those of nodes that have ended
 *     too
 * @param serving which nodes serve a place
 * @param designations who leads
 * @param members who is admitted and has said where it is
 * @param holders who holds a key, by thumbprint
 * @param ended whose admissions are over
 * @param dropped admissions that the directory has dropped while they held
 * @param dangling what places point to in vain
 * @param nextExpiry when the first of the documents expires, or is not from the future any more, in
 *     ms since 1970, or earlier
 */
record DirectoryIndex(
    Root root,
    Set<String> rootKeys,
    CowMap<String, OpenDocument> opened,
    CowMap<String, String> leftOut,
    CowMap<AreaCode, Area> areas,
    CowMap<NodeId, Admission> admissions,
    CowMap<AreaCode, List<NodeId>> serving,
    CowMap<CapabilityId, Designation> designations,
    CowMap<NodeId, Member> members,
    CowMap<String, String> holders,
    CowMap<NodeId, List<Ended>> ended,
    CowMap<NodeId, Former> dropped,
    Map<String, String> dangling,
    long nextExpiry) {
  /**
   * With nothing in it but the keys that the root itself names, which no node may hold.
   *
   * @throws DocumentRefused if the root gives two holders one key
   */
  static DirectoryIndex empty(Root root) {
    CowMap.Editor<String, String> holders = CowMap.<String, String>empty().edit();
    root.anchorKeys().forEach(key -> KeyHolders.hold(holders, key, "the anchor"));
    root.directoryKeys().forEach(key -> KeyHolders.hold(holders, key, "the directory"));
    root.timestampKeys()
        .forEach(key -> KeyHolders.hold(holders, key, "the directory for timestamps"));
    root.authorities()
        .forEach(
            a -> a.keys().forEach(key -> KeyHolders.hold(holders, key, "authority " + a.id())));
    return new DirectoryIndex(
        root,
        root.signingKeys(),
        CowMap.empty(),
        CowMap.empty(),
        CowMap.empty(),
        CowMap.empty(),
        CowMap.empty(),
        CowMap.empty(),
        CowMap.empty(),
        holders.done(),
        CowMap.empty(),
        CowMap.empty(),
        Map.of(),
        Long.MAX_VALUE);
  }

  /**
   * Why a node's admission does not hold, although nothing else is wrong with it; null if it does.
   */
  @Nullable Ended ended(Admission admission) {
    return ended(root, ended.get(admission.node()), admission);
  }

  static @Nullable Ended ended(Root root, @Nullable List<Ended> all, Admission admission) {
    if (all == null) {
      return null;
    }
    for (Ended one : all) {
      if (one.epoch() >= admission.epoch() && one.isWithinScope(root, admission)) {
        return one;
      }
    }
    return null;
  }

  /** A node's admission, if it holds. */
  @Nullable Admission active(NodeId node) {
    Admission admission = admissions.get(node);
    return admission == null || ended(admission) != null ? null : admission;
  }

  /** What to remember of a document that is in this. */
  Seen seen(OpenDocument open) {
    return open.seen(
        node -> {
          OpenDocument admission = opened.get("admission/" + node);
          return admission == null ? "" : admission.signedBy();
        });
  }

  /** A document that is believed. */
  @Nullable OpenDocument believed(String name) {
    return leftOut.containsKey(name) ? null : opened.get(name);
  }

  /** Everything that is believed, by name. */
  Map<String, OpenDocument> documents() {
    Map<String, OpenDocument> believed = new TreeMap<>(opened.toMap());
    believed.keySet().removeAll(leftOut.toMap().keySet());
    return believed;
  }

  /** Why each document was left out, and what places point to in vain. */
  Map<String, String> complaints() {
    Map<String, String> all = new TreeMap<>(dangling);
    all.putAll(leftOut.toMap());
    return Collections.unmodifiableMap(all);
  }
}
