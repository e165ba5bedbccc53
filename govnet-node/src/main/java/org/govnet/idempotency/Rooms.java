package org.govnet.idempotency;

import java.util.HashMap;
import java.util.Map;

/** How many keys and bytes each caller has, and all have together. Thread-safe. */
final class Rooms {
  private final IdempotencyLimits limits;
  private final Map<String, Room> taken = new HashMap<>();
  private Room all = Room.NONE;

  Rooms(IdempotencyLimits limits) {
    this.limits = limits;
  }

  /** What is taken. */
  record Room(long keys, long bytes) {
    private static final Room NONE = new Room(0, 0);

    private Room plus(long moreKeys, long moreBytes) {
      return new Room(Math.max(0, keys + moreKeys), Math.max(0, bytes + moreBytes));
    }

    private boolean fills(IdempotencyLimits limits, int share) {
      return keys >= limits.keys() / share || bytes >= limits.bytes() / share;
    }
  }

  synchronized boolean isFull(String caller) {
    return all.fills(limits, 1) || taken.getOrDefault(caller, Room.NONE).fills(limits, 2);
  }

  /** Counts what comes, or with negative numbers what goes. */
  synchronized void add(String caller, long keys, long bytes) {
    Room own = taken.getOrDefault(caller, Room.NONE).plus(keys, bytes);
    if (own.keys() == 0) {
      taken.remove(caller);
    } else {
      taken.put(caller, own);
    }
    all = all.plus(keys, bytes);
  }

  /** Begins anew with what was counted. */
  synchronized void replace(Map<String, Room> counted) {
    taken.clear();
    taken.putAll(counted);
    all = Room.NONE;
    counted.values().forEach(room -> all = all.plus(room.keys(), room.bytes()));
  }
}
