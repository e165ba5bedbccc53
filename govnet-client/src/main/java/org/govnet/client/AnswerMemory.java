package org.govnet.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often an endpoint answered lately, and how often with a refusal (a 4xx). A refusal is the
 * caller's fault more often than the replica's; only more of them than the peers give tell of a
 * replica with something missing.
 */
final class AnswerMemory {
  private static final long HALVED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long ONE_ANSWER = 1L << 32;
  private static final long ONE_REFUSAL = ONE_ANSWER + 1;
  private static final long LOW = 0x7fff_ffff_7fff_ffffL;

  /** What the peers say counts from this many of their answers on. */
  private static final int ENOUGH = 10;

  private static final double WEIGHT = 10;

  private final AtomicLong counts = new AtomicLong();
  private final AtomicLong halvedAt;

  AnswerMemory(long now) {
    halvedAt = new AtomicLong(now);
  }

  void record(boolean refused, long now) {
    long since = halvedAt.get();
    if (now - since > HALVED_EVERY_NANOS && halvedAt.compareAndSet(since, now)) {
      counts.updateAndGet(both -> (both >>> 1) & LOW);
    }
    counts.addAndGet(refused ? ONE_REFUSAL : ONE_ANSWER);
  }

  long answers() {
    return counts.get() >>> 32;
  }

  long refusals() {
    return counts.get() & 0xffff_ffffL;
  }

  /**
   * What the refusals count that are more than the peers would have given, and more than chance
   * does (two standard deviations).
   *
   * @param allAnswers those of all endpoints, this one's included
   * @param allRefusals the same
   */
  double excess(long allAnswers, long allRefusals) {
    long peers = allAnswers - answers();
    if (peers < ENOUGH) {
      return 0;
    }
    double expected = (double) (allRefusals - refusals()) / peers * answers();
    return WEIGHT * Math.max(0, refusals() - expected - 2 * Math.sqrt(expected));
  }
}
