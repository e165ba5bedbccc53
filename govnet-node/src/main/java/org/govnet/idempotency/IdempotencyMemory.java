package org.govnet.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, which replicas in one process share; what a process held is gone when it ends,
 * so that a retry after that runs again. It holds 100,000 answers or 64 MiB of them, and one
 * caller's share is half. What it has claimed lives as long as it does: no lease of its own ever
 * ends.
 */
public final class IdempotencyMemory implements IdempotencyStore {
  private final Clock clock;
  private final Duration kept;
  private final Rooms rooms;

  /** In the order of {@code at}. */
  private final Map<Scope, Row> rows = new LinkedHashMap<>();

  private long runs;

  /** An empty memory. */
  public IdempotencyMemory(Clock clock) {
    this(clock, IdempotencyLimits.IN_MEMORY);
  }

  /** An empty memory of another size. */
  public IdempotencyMemory(Clock clock, IdempotencyLimits limits) {
    this.clock = clock;
    this.kept = limits.kept();
    this.rooms = new Rooms(limits);
  }

  private record Row(Claim.Run run, Instant at, @Nullable ResponseMessage answer) {
    int size() {
      return answer == null ? 0 : answer.body().length;
    }
  }

  @Override
  public Claim claim(Scope scope, String asked, boolean exactlyOnce, Duration lease) {
    synchronized (rows) {
      forget();
      Row row = rows.get(scope);
      if (row == null) {
        if (rooms.isFull(scope.caller().value())) {
          return new Claim.Full();
        }
        Claim.Run run = new Claim.Run(scope, asked, exactlyOnce, Long.toString(++runs));
        put(new Row(run, clock.instant(), null));
        return run;
      }
      if (!row.run.asked().equals(asked)) {
        return new Claim.Reused();
      }
      return row.answer == null ? new Claim.InProgress() : new Claim.Answered(row.answer);
    }
  }

  @Override
  public Completion complete(Claim.Run run, ResponseMessage answer) {
    synchronized (rows) {
      if (!removed(run)) {
        return new Completion.Lost();
      }
      put(new Row(run, clock.instant(), answer));
      return new Completion.Kept(answer);
    }
  }

  @Override
  public void release(Claim.Run run) {
    synchronized (rows) {
      removed(run);
    }
  }

  /** Takes the row of a run away, if it is still that run's. */
  private boolean removed(Claim.Run run) {
    Row before = rows.get(run.scope());
    if (before == null || !before.run.equals(run)) {
      return false;
    }
    rows.remove(run.scope());
    count(before, -1);
    return true;
  }

  private void put(Row row) {
    rows.put(row.run.scope(), row);
    count(row, 1);
  }

  private void count(Row row, int sign) {
    rooms.add(row.run.scope().caller().value(), sign, (long) sign * row.size());
  }

  private void forget() {
    Instant limit = clock.instant().minus(kept);
    Iterator<Row> oldest = rows.values().iterator();
    while (oldest.hasNext()) {
      Row row = oldest.next();
      if (row.at.isAfter(limit)) {
        return;
      }
      count(row, -1);
      oldest.remove();
    }
  }
}
