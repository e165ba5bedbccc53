package org.govnet.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.store.Change;
import org.govnet.store.Contents;
import org.govnet.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What a store's entries, or a change of them, are to a directory. Nothing here is verified: the
 * store is not trusted.
 *
 * @param roots by version, each once for every key that signed it
 * @param documents the documents, in a change those that are new
 * @param removed names of documents that a change takes off
 */
record StoredParts(List<List<String>> roots, List<Listed> documents, List<String> removed) {
  static final StoredParts NONE = new StoredParts(List.of(), List.of(), List.of());

  private static final String ROOT = "root/";

  /** What a whole revision holds. */
  static StoredParts of(Contents contents) {
    return of(new LinkedHashMap<>(contents.entries()));
  }

  /** What some revisions, one after another, come to. */
  static StoredParts of(List<Revision> revisions) {
    Map<String, @Nullable String> merged = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      revision.changes().forEach(change -> merged.put(change.name(), change.content()));
    }
    return of(merged);
  }

  private static StoredParts of(Map<String, @Nullable String> entries) {
    Map<Long, List<String>> roots = new TreeMap<>();
    List<Listed> documents = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (content == null) {
            removed.add(name);
          } else if (name.startsWith(ROOT)) {
            roots.put(Long.valueOf(name.substring(ROOT.length())), List.of(content.split(" ", -1)));
          } else {
            long version = Claim.of(DocumentOpener.parse(content)).version();
            documents.add(new Listed(name, version, content));
          }
        });
    return new StoredParts(List.copyOf(roots.values()), documents, removed);
  }

  boolean isEmpty() {
    return roots.isEmpty() && documents.isEmpty() && removed.isEmpty();
  }

  /** As the store keeps it. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (List<String> root : roots) {
      changes.add(new Change(ROOT + RootChain.claimedVersion(root), String.join(" ", root)));
    }
    documents.forEach(one -> changes.add(new Change(one.name(), one.jws())));
    removed.forEach(name -> changes.add(new Change(name, null)));
    return changes;
  }
}
