package org.govnet.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.govnet.store.Contents;
import org.govnet.store.DirectoryStore;
import org.govnet.store.Revision;
import org.govnet.store.StoreFailed;
import org.govnet.store.Watch;
import org.jspecify.annotations.Nullable;

/** A store in memory, for one thread; it outlives the publishers that use it. */
final class SimulatedStore implements DirectoryStore {
  private final List<Revision> revisions = new ArrayList<>();

  /** What appending fails with; null if it does not. */
  @Nullable StoreFailed fails;

  @Override
  public long head() {
    return revisions.size();
  }

  @Override
  public boolean append(long expected, Revision next) {
    if (fails != null) {
      throw fails;
    }
    return expected == head() && revisions.add(next);
  }

  @Override
  public List<Revision> changes(long after, int limit) {
    int from = (int) Math.min(after, head());
    return List.copyOf(revisions.subList(from, Math.min(revisions.size(), from + limit)));
  }

  @Override
  public Optional<Contents> snapshotAt(long revision) {
    if (revision < 1 || revision > head()) {
      return Optional.empty();
    }
    SortedMap<String, String> entries = new TreeMap<>();
    for (Revision one : revisions.subList(0, (int) revision)) {
      one.changes()
          .forEach(
              change -> {
                String content = change.content();
                if (content == null) {
                  entries.remove(change.name());
                } else {
                  entries.put(change.name(), content);
                }
              });
    }
    return Optional.of(
        new Contents(revision, revisions.get((int) revision - 1).statement(), entries));
  }

  @Override
  public Watch watch(LongConsumer onHead) {
    return () -> {}; // there is one writer
  }

  @Override
  public void compact(long keepFrom) {}

  @Override
  public void close() {}
}
