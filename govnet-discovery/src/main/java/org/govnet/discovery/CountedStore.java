package org.govnet.discovery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.govnet.store.Contents;
import org.govnet.store.DirectoryStore;
import org.govnet.store.Revision;
import org.govnet.store.StoreFailed;
import org.govnet.store.Watch;

/** A store whose failures are counted, as far as they are its caller's: not its watches' own. */
final class CountedStore implements DirectoryStore {
  private final DirectoryStore store;
  private final AtomicLong failures = new AtomicLong();

  CountedStore(DirectoryStore store) {
    this.store = store;
  }

  long failures() {
    return failures.get();
  }

  private <T> T counted(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (StoreFailed e) {
      failures.incrementAndGet();
      throw e;
    }
  }

  @Override
  public long head() {
    return counted(store::head);
  }

  @Override
  public boolean append(long expected, Revision next) {
    return counted(() -> store.append(expected, next));
  }

  @Override
  public List<Revision> changes(long after, int limit) {
    return counted(() -> store.changes(after, limit));
  }

  @Override
  public Optional<Contents> snapshotAt(long revision) {
    return counted(() -> store.snapshotAt(revision));
  }

  @Override
  public Watch watch(LongConsumer onHead) {
    return counted(() -> store.watch(onHead));
  }

  @Override
  public void compact(long keepFrom) {
    counted(
        () -> {
          store.compact(keepFrom);
          return keepFrom;
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
