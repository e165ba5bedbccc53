package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * The answers given under idempotency keys, kept for 24 hours in memory: docs/protocol.md section
 * 4.3. Replicas in one process share one; what a process held is gone when it ends. It holds
 * 100,000 answers or 64 MiB of them, and one caller's share is half. It refuses new keys rather
 * than forget old ones. Thread-safe.
 */
public final class IdempotencyMemory {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int TOO_MANY_REQUESTS = 429;

  private final Clock clock;
  private final int maxRows;
  private final long maxBytes;

  /** In the order of {@code at}. */
  private final Map<Scope, Row> rows = new LinkedHashMap<>();

  private final Map<NodeId, Room> taken = new HashMap<>();
  private final Room all = new Room();

  /** An empty memory. */
  public IdempotencyMemory(Clock clock) {
    this(clock, 100_000, 64L << 20);
  }

  /** An empty memory of another size; a caller's share is half of either number. */
  IdempotencyMemory(Clock clock, int maxRows, long maxBytes) {
    this.clock = clock;
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  /** What makes two requests one: the caller, the method and path, the key. */
  record Scope(NodeId caller, String operation, IdempotencyKey key) {}

  private record Row(String asked, Instant at, @Nullable ResponseMessage answer) {
    int size() {
      return answer == null ? 0 : answer.body().length;
    }
  }

  private static final class Room {
    private int rows;
    private long bytes;
  }

  /**
   * Takes a key for its first request, or finds what that one answered.
   *
   * @param asked what the request asks for besides, in short
   * @throws RefusedRequest if the key was used for something else, is in use now, or there is no
   *     room
   */
  Admitted claim(Scope scope, String asked) {
    synchronized (rows) {
      forget();
      Row row = rows.get(scope);
      if (row == null) {
        Room own = taken.getOrDefault(scope.caller(), new Room());
        if (isFull(all, 1) || isFull(own, 2)) {
          throw full();
        }
        put(scope, new Row(asked, clock.instant(), null));
        return new Admitted.RunOnce(scope, asked);
      }
      if (!row.asked.equals(asked)) {
        throw reused(scope);
      }
      if (row.answer == null) {
        throw inProgress(scope);
      }
      return new Admitted.Answered(row.answer);
    }
  }

  /**
   * The operation has ended. An answer that says to try again is not kept, so that the same key
   * can: a failure of the service, and 429.
   */
  void complete(Admitted.RunOnce once, ResponseMessage answer) {
    synchronized (rows) {
      Row before = rows.remove(once.scope());
      if (before != null) {
        count(once.scope(), before, -1);
      }
      if (answer.status() < 500 && answer.status() != TOO_MANY_REQUESTS) {
        put(once.scope(), new Row(once.asked(), clock.instant(), answer));
      }
    }
  }

  private boolean isFull(Room room, int share) {
    return room.rows >= maxRows / share || room.bytes >= maxBytes / share;
  }

  private void put(Scope scope, Row row) {
    rows.put(scope, row);
    count(scope, row, 1);
  }

  private void count(Scope scope, Row row, int sign) {
    Room own = taken.computeIfAbsent(scope.caller(), caller -> new Room());
    for (Room room : new Room[] {all, own}) {
      room.rows += sign;
      room.bytes += (long) sign * row.size();
    }
    if (own.rows == 0) {
      taken.remove(scope.caller());
    }
  }

  private void forget() {
    Instant limit = clock.instant().minus(KEPT);
    Iterator<Map.Entry<Scope, Row>> oldest = rows.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<Scope, Row> entry = oldest.next();
      if (entry.getValue().at.isAfter(limit)) {
        return;
      }
      count(entry.getKey(), entry.getValue(), -1);
      oldest.remove();
    }
  }

  private static RefusedRequest reused(Scope scope) {
    return new RefusedRequest(
        Problem.of(
            409,
            "idempotency-key-reused",
            Party.CALLER,
            "The Idempotency-Key was used for another request",
            "key "
                + scope.key()
                + " belongs to a request with another body, query, purpose or legal basis; use a new"
                + " key"));
  }

  private static RefusedRequest inProgress(Scope scope) {
    return new RefusedRequest(
        Problem.of(
            409,
            "idempotency-in-progress",
            Party.CALLER,
            "The first request with this Idempotency-Key still runs",
            "ask again with key " + scope.key() + " in a second"));
  }

  private static RefusedRequest full() {
    return new RefusedRequest(
        Problem.of(
            503,
            "idempotency-memory-full",
            Party.PROVIDER,
            "The node can remember no more keys",
            "nothing was done; ask again later"));
  }
}
