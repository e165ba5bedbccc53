package org.govnet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a store should say, kept in the simplest way. */
final class StoreModel {
  private final List<Revision> revisions = new ArrayList<>();
  private long oldest = 1;

  long head() {
    return revisions.size();
  }

  long oldest() {
    return oldest;
  }

  void append(Revision revision) {
    revisions.add(revision);
  }

  void compact(long keepFrom) {
    oldest = Math.max(oldest, Math.min(keepFrom, head()));
  }

  List<Revision> changes(long after, int limit) {
    return revisions.stream().skip(after).limit(limit).toList();
  }

  Optional<Contents> snapshotAt(long revision) {
    if (revision == 0 || revision > head()) {
      return Optional.empty();
    }
    TreeMap<String, String> entries = new TreeMap<>();
    for (Revision step : revisions.subList(0, (int) revision)) {
      for (Change change : step.changes()) {
        String content = change.content();
        if (content == null) {
          entries.remove(change.name());
        } else {
          entries.put(change.name(), content);
        }
      }
    }
    String statement = revisions.get((int) revision - 1).statement();
    return Optional.of(new Contents(revision, statement, entries));
  }
}
