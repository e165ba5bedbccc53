package org.govnet.discovery;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How often each value of an enum came up. Thread-safe. */
final class Counts<E extends Enum<E>> {
  /** Filled here, and only read from then on. */
  private final Map<E, AtomicLong> counts;

  Counts(Class<E> type) {
    counts = new EnumMap<>(type);
    for (E one : type.getEnumConstants()) {
      counts.put(one, new AtomicLong());
    }
  }

  void add(E one) {
    count(one).incrementAndGet();
  }

  long of(E one) {
    return count(one).get();
  }

  private AtomicLong count(E one) {
    return Objects.requireNonNull(counts.get(one), "every value has a count");
  }
}
