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
import org.govnet.api.NodeId;
import org.govnet.trust.Jws;
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

  private final DirectoryIndex before;
  private final DocumentSet documents;
  private final CowMap<String, Seen> floor;
  private final DocumentOpener opener;
  private final Instant now;
  private final Affected affected;

  private final CowMap.Editor<String, OpenDocument> opened;
  private final CowMap.Editor<String, String> leftOut;
  private final IndexDraft draft;
  private boolean keysFreed;

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
    this.before = before;
    this.documents = documents;
    this.floor = floor;
    this.opener = new DocumentOpener(before.root(), verifiedBefore);
    this.now = now;
    this.opened = known.edit();
    this.leftOut = before.leftOut().edit();
    this.draft = new IndexDraft(before, opened, floor, now);
    this.affected = new Affected(before, documents, now);
  }

  /** Keeps a document's keys for it, until it has been looked at again. */
  void reserve(OpenDocument known) {
    draft.reserve(known);
  }

  /** What was seen before, under another root or by an earlier process. */
  void remember(Memory memory) {
    draft.remember(memory);
  }

  /** That a document was left out before, under another root. */
  void doubt(String name) {
    leftOut.put(name, "left out before");
  }

  /**
   * Makes the next index.
   *
   * @param names what changed, was added or removed
   * @throws DocumentRefused if the directory itself is not to be believed: a document is not the
   *     one that it is listed as, or is older than one believed before
   */
  DirectoryIndex of(Set<String> names) {
    Set<String> again = affected.by(names);
    // With nothing believed before, everything is affected already.
    takeIn(before.opened().size() == 0 ? again : withDependents(again));
    if (keysFreed) {
      // A key that one gave up in this change may be what another was left out for.
      Set<String> waiting = new LinkedHashSet<>();
      leftOut.forEach((name, reason) -> waiting.add(name));
      takeIn(withDependents(waiting));
    }
    return draft.done(leftOut.done(), affected.nextExpiry(again, opened));
  }

  private Set<String> withDependents(Set<String> names) {
    return affected.withDependents(names, this::openRevocations);
  }

  private List<Revocations.Revocation> openRevocations(Listed listed) {
    Result result = open(listed);
    return result.open != null && result.open.document() instanceof Revocations revocations
        ? revocations.revoked()
        : List.of();
  }

  private void takeIn(Set<String> names) {
    List<Listed> present = new ArrayList<>();
    Set<String> believed = new HashSet<>();
    for (String name : names) {
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
    keysFreed |= draft.hasGivenUpKeys() && draft.freeKeys(believedOf(names));
  }

  private List<OpenDocument> believedOf(Set<String> names) {
    List<OpenDocument> believed = new ArrayList<>();
    for (String name : names) {
      OpenDocument open = opened.get(name);
      if (open != null && !leftOut.containsKey(name)) {
        believed.add(open);
      }
    }
    return believed;
  }

  /** Undoes what a document, if it was believed, did to the index. */
  private void takeOut(String name) {
    OpenDocument open = opened.get(name);
    boolean believed = open != null && !leftOut.containsKey(name);
    leftOut.remove(name);
    if (open != null && believed) {
      draft.remove(open);
    }
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
    Function<NodeId, @Nullable Admission> admitted = draft::admission;
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
      Documents.requireInForce(open.document(), now);
      draft.add(open);
    } catch (DocumentRefused e) {
      if (e.isFatal()) {
        throw e;
      }
      leftOut.put(name, String.valueOf(e.getMessage()));
    }
  }
}
