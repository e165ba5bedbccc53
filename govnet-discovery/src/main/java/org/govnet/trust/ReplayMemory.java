package org.govnet.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.govnet.api.Party;

/**
 * The nonces that one replica has seen, by key, each for as long as its message could still pass
 * the time check: at most 11 minutes. It holds a fixed number and refuses the next rather than
 * forget one. Thread-safe. A nonce takes about 250 bytes.
 */
public final class ReplayMemory {
  private final Clock clock;
  private final int capacity;
  private final long startSecond;

  private final Map<Seen, Boolean> seen = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** What is remembered, by the last second in which it could pass; guarded by the lock. */
  private final TreeMap<Long, List<Seen>> byLastSecond = new TreeMap<>();

  /** What could pass up to this second is forgotten; never falls; guarded by the lock. */
  private long forgotten = Long.MIN_VALUE;

  private final ReentrantLock lock = new ReentrantLock();

  private record Seen(String keyId, String nonce) {}

  /**
   * Makes an empty memory, which takes no message created before the second it is made in: an
   * earlier memory of this replica may have seen it.
   *
   * @param clock the verifier's own
   * @param capacity how many nonces it holds, from 1; 660 times the requests a second is always
   *     enough
   * @throws IllegalArgumentException if {@code capacity} is under 1
   */
  public ReplayMemory(Clock clock, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
    }
    this.clock = clock;
    this.capacity = capacity;
    this.startSecond = second();
  }

  /**
   * Takes a message, once.
   *
   * @param message a request that has passed every other check
   * @throws MessageRefused with {@code replayed}; {@code signature-early} if it was created before
   *     the start; {@code signature-expired} if its time has passed meanwhile; or {@code
   *     replay-memory-full}
   */
  public void admit(Verified message) {
    if (message.created().getEpochSecond() < startSecond) {
      throw Refusal.SIGNATURE_EARLY.of(
          Party.CALLER,
          "created is "
              + message.created()
              + " and this replica started at "
              + Instant.ofEpochSecond(startSecond)
              + ": sign it again");
    }
    forgetWhatCannotPass();
    Seen key = new Seen(message.keyId(), message.nonce());
    if (seen.putIfAbsent(key, Boolean.TRUE) != null) {
      throw Refusal.REPLAYED.of(Party.CALLER, "the nonce has been used by " + message.keyId());
    }
    if (count.incrementAndGet() > capacity) {
      drop(key);
      throw Refusal.REPLAY_MEMORY_FULL.of(
          Party.CALLER, "all of its " + capacity + " places are taken: try again later");
    }
    long last = message.expires().getEpochSecond() + MessageVerifier.SKEW_SECONDS;
    if (!schedule(key, last)) {
      drop(key);
      throw Refusal.SIGNATURE_EXPIRED.of(
          Party.CALLER, "expires is " + message.expires() + " and that is long past");
    }
  }

  private void drop(Seen key) {
    seen.remove(key);
    count.decrementAndGet();
  }

  private boolean schedule(Seen key, long last) {
    lock.lock();
    try {
      if (last <= forgotten) {
        return false; // its nonce may be among those forgotten
      }
      byLastSecond.computeIfAbsent(last, second -> new ArrayList<>()).add(key);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void forgetWhatCannotPass() {
    long now = second();
    List<List<Seen>> past = new ArrayList<>(0);
    lock.lock();
    try {
      if (now - 1 <= forgotten) {
        return;
      }
      forgotten = now - 1;
      while (!byLastSecond.isEmpty() && byLastSecond.firstKey() < now) {
        past.add(byLastSecond.pollFirstEntry().getValue());
      }
    } finally {
      lock.unlock();
    }
    for (List<Seen> second : past) { // outside the lock: there may be thousands
      second.forEach(this::drop);
    }
  }

  private long second() {
    return Math.floorDiv(clock.millis(), 1000L);
  }

  @Override
  public String toString() {
    return "ReplayMemory " + count + " of " + capacity;
  }
}
