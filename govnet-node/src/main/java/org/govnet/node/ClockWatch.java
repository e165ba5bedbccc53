package org.govnet.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node's clock seems to be wrong, by two signs: a directory's timestamp from the
 * future, and the times at which other nodes say that they signed, by their median. One node counts
 * once however often it calls, and fewer than three count for nothing, so that no node alone can
 * make another doubt its clock. What is more than five minutes off is refused before it is heard
 * here: a clock that is far ahead shows as a directory that is not fresh.
 */
final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final Duration TOLERATED = Duration.ofMinutes(1);
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final long LOOK_MILLIS = 1_000;
  private static final int FEWEST = 3;
  private static final int MOST = 256;

  private final Clock clock;
  private final Supplier<@Nullable Instant> directory;
  private final Consumer<String> warnings;
  private final Map<NodeId, Heard> heard = new LinkedHashMap<>(16, 0.75f, true);
  private long lookedAt = Long.MIN_VALUE;
  private boolean off;

  /** When a node signed by its own clock, less this one's, and when that was by this one. */
  private record Heard(Duration offset, Instant at) {}

  /**
   * Warns in the log.
   *
   * @param directory when the directory's newest timestamp was signed; null if there is none
   */
  ClockWatch(Clock clock, Supplier<@Nullable Instant> directory) {
    this(clock, directory, LOG::warn);
  }

  /** Warns {@code warnings}, once for each time that the clock becomes wrong or right. */
  ClockWatch(Clock clock, Supplier<@Nullable Instant> directory, Consumer<String> warnings) {
    this.clock = clock;
    this.directory = directory;
    this.warnings = warnings;
  }

  /** A verified request of another node's, which no one has sent again. */
  synchronized void heard(NodeId node, Instant created) {
    Instant now = clock.instant();
    heard.put(node, new Heard(Duration.between(now, created), now));
    if (heard.size() > MOST) {
      heard.remove(heard.keySet().iterator().next());
    }
    long millis = now.toEpochMilli();
    if (Math.abs(millis - lookedAt) >= LOOK_MILLIS || lookedAt == Long.MIN_VALUE) {
      lookedAt = millis;
      String unused = fault();
    }
  }

  /** What seems to be wrong with the clock; null if nothing does. Warns if that has changed. */
  synchronized @Nullable String fault() {
    String fault = find();
    if (fault != null != off) {
      off = fault != null;
      warnings.accept(fault == null ? "this node's clock seems to be right again" : fault);
    }
    return fault;
  }

  private @Nullable String find() {
    Instant now = clock.instant();
    Instant issued = directory.get();
    if (issued != null && issued.isAfter(now.plus(TOLERATED))) {
      return "this node's clock seems to be "
          + Duration.between(now, issued).toSeconds()
          + " s behind or more: the directory's timestamp is from the future; set the clock";
    }
    Duration offset = offset();
    if (offset == null || offset.abs().compareTo(TOLERATED) <= 0) {
      return null;
    }
    return "this node's clock seems to be "
        + offset.abs().toSeconds()
        + " s "
        + (offset.isNegative() ? "ahead" : "behind")
        + ", by the median of "
        + heard.size()
        + " nodes that called lately; set the clock";
  }

  /** How far callers' clocks are ahead, by their median; null if too few have called lately. */
  synchronized @Nullable Duration offset() {
    Instant now = clock.instant();
    heard.values().removeIf(one -> Duration.between(one.at, now).abs().compareTo(LATELY) > 0);
    if (heard.size() < FEWEST) {
      return null;
    }
    List<Duration> sorted = heard.values().stream().map(Heard::offset).sorted().toList();
    // Of an even number the one nearer to none, so that half of them cannot outweigh the rest.
    Duration low = sorted.get((sorted.size() - 1) / 2);
    Duration high = sorted.get(sorted.size() / 2);
    return low.abs().compareTo(high.abs()) <= 0 ? low : high;
  }
}
