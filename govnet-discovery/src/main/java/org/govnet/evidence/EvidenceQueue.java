package org.govnet.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on its way to a log, and the one thread that writes it: as much in one write as has come
 * while the one before was forced to the disk. After a failure, what may wait is kept in order and
 * tried again with whatever comes next, and every second.
 */
final class EvidenceQueue {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceQueue.class);
  private static final int BATCH_RECORDS = 4_096;
  private static final int BATCH_BYTES = 4 << 20;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final EvidenceLog log;
  private final Clock clock;
  private final int maxRecords;
  private final int maxBytes;
  private final long retryNanos;
  private final long retentionMillis;
  private final Thread thread = new Thread(this::work, "govnet-evidence");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Pending> pending = new ArrayDeque<>();
  private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /** Whether the first of the pending are to be tried though the last write failed. */
  private boolean nudged;

  private volatile @Nullable String failure;

  /** When contents past their time were last erased; of the thread alone. */
  private long retainedAt = Long.MIN_VALUE / 2;

  /** Something that is done between writes. */
  interface Job<T> {
    T run() throws IOException;
  }

  EvidenceQueue(
      EvidenceLog log,
      Clock clock,
      int maxRecords,
      int maxBytes,
      Duration retry,
      @Nullable Duration retention) {
    this.log = log;
    this.clock = clock;
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
    this.retryNanos = retry.toNanos();
    this.retentionMillis = retention == null ? 0 : retention.toMillis();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  CompletableFuture<Evidence.Receipt> add(Pending one) {
    lock.lock();
    try {
      if (closed) {
        return refused("it is closed");
      }
      if (pending.size() >= maxRecords || bytes + one.weight() > maxBytes) {
        String why = failure;
        return refused(
            pending.size()
                + " records wait for the disk and no more can"
                + (why == null ? "" : "; the last write failed: " + why));
      }
      pending.add(one);
      bytes += one.weight();
      if (failure == null || !one.waits()) {
        nudged = true;
        work.signal();
      } else {
        boolean unused = one.done().complete(Evidence.Receipt.WAITS); // in order, and no sooner
      }
      return one.done();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Evidence.Receipt> refused(String why) {
    return CompletableFuture.failedFuture(
        new EvidenceUnavailable("no evidence can be kept in " + log.folder() + " now: " + why));
  }

  /** Does something on the log's thread, after what is pending. */
  <T> CompletableFuture<T> run(Job<T> job) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Runnable guarded =
        () -> {
          try {
            done.complete(job.run());
          } catch (IOException | RuntimeException e) {
            done.completeExceptionally(
                e instanceof IOException
                    ? new EvidenceUnavailable(
                        "the evidence in " + log.folder() + " cannot be written or read: " + e, e)
                    : e);
          }
        };
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(
            new EvidenceUnavailable("the evidence in " + log.folder() + " is closed"));
      }
      jobs.add(guarded);
      nudged = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    return done;
  }

  int waiting() {
    lock.lock();
    try {
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /** Of the thread alone, after a write was tried. */
  int requireWritten() throws IOException {
    String why = failure;
    if (why != null) {
      throw new IOException(why);
    }
    return 0;
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void work() {
    while (awaitWork()) {
      turn();
    }
  }

  /** One write, or if there is nothing to write, one job. */
  private void turn() {
    if (isRetentionDue()) {
      housekeep();
    }
    List<Pending> batch = batch();
    if (!batch.isEmpty()) {
      write(batch);
      return;
    }
    Runnable job = job();
    if (job != null) {
      job.run();
    } else {
      housekeep();
    }
  }

  /** Waits for something to do, or a while; false once there is nothing more and never will be. */
  private boolean awaitWork() {
    lock.lock();
    try {
      long left = retryNanos;
      while (left > 0 && !isReady()) {
        if (closed) {
          return false;
        }
        left = work.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      return true; // nobody has this thread to interrupt: evidence is written to the end
    } finally {
      lock.unlock();
    }
  }

  private boolean isReady() {
    if (failure != null && !nudged) {
      return false;
    }
    return !pending.isEmpty() || !jobs.isEmpty();
  }

  private List<Pending> batch() {
    lock.lock();
    try {
      nudged = false;
      List<Pending> batch = new ArrayList<>(Math.min(pending.size(), BATCH_RECORDS));
      long size = 0;
      for (Pending one : pending) {
        if (batch.size() == BATCH_RECORDS || (size > 0 && size + one.weight() > BATCH_BYTES)) {
          break;
        }
        size += one.weight();
        batch.add(one);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable job() {
    lock.lock();
    try {
      return jobs.poll();
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Pending> batch) {
    long[] sequences;
    try {
      sequences = log.commit(batch, clock.millis());
    } catch (IOException | RuntimeException e) {
      failed(e);
      return;
    }
    lock.lock();
    try {
      for (Pending one : batch) {
        pending.remove();
        bytes -= one.weight();
      }
      if (failure != null) {
        LOG.info("evidence is written to {} again", log.folder());
      }
      failure = null;
      nudged = true;
    } finally {
      lock.unlock();
    }
    for (int i = 0; i < sequences.length; i++) {
      boolean unused = batch.get(i).done().complete(new Evidence.Receipt(sequences[i]));
    }
  }

  /** Who may not wait is refused, and who may is told that he waits. */
  private void failed(Exception e) {
    List<Pending> refused = new ArrayList<>();
    List<Pending> waiting = new ArrayList<>();
    List<Runnable> dropped = new ArrayList<>();
    lock.lock();
    try {
      if (failure == null) {
        LOG.error("no evidence can be written to {}: {}", log.folder(), e.toString());
      }
      failure = e.toString();
      Iterator<Pending> all = pending.iterator();
      while (all.hasNext()) {
        Pending one = all.next();
        if (one.waits()) {
          waiting.add(one);
        } else {
          all.remove();
          bytes -= one.weight();
          refused.add(one);
        }
      }
      dropped.addAll(jobs); // each tells its own failure
      jobs.clear();
    } finally {
      lock.unlock();
    }
    EvidenceUnavailable why =
        new EvidenceUnavailable(
            "no evidence can be kept in " + log.folder() + ": " + e + ": see to its disk", e);
    refused.forEach(one -> one.done().completeExceptionally(why));
    waiting.forEach(one -> one.done().complete(Evidence.Receipt.WAITS));
    dropped.forEach(Runnable::run);
  }

  private boolean isRetentionDue() {
    return retentionMillis > 0 && clock.millis() - retainedAt >= DAY;
  }

  /** What is due by time alone. */
  private void housekeep() {
    if (failure != null) {
      return; // the next record that is written says when the disk works again
    }
    long now = clock.millis();
    try {
      if (log.isCheckpointDue(now)) {
        String unused = log.checkpoint(now);
      }
      if (isRetentionDue()) {
        retainedAt = now;
        long end = now - retentionMillis;
        long records = log.erase(Eraser.before(end), "retention", now);
        if (records > 0) {
          LOG.info("{}: {} records were past their time and are erased", log.folder(), records);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: {}", log.folder(), e.toString());
    }
  }

  /** Writes what waits, once more if it failed, and ends. */
  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      nudged = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    join();
    int lost = waiting();
    try {
      log.close();
    } catch (IOException e) {
      LOG.warn("the evidence in {} was not closed: {}", log.folder(), e.toString());
    }
    if (lost > 0) {
      throw new EvidenceUnavailable(
          lost + " records wait for " + log.folder() + ", which cannot be written: " + failure);
    }
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        TimeUnit.SECONDS.timedJoin(thread, 1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
