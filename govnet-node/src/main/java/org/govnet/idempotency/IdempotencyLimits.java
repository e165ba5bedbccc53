package org.govnet.idempotency;

import java.time.Duration;

/**
 * How much a store remembers, and for how long. What is full refuses new keys rather than forget
 * old ones; one caller's share is half.
 *
 * @param kept how long an answer is remembered: 24 hours to 366 days
 * @param keys the most keys: 2 to 100,000,000
 * @param bytes the most bytes of answers: from 1 to 2⁵⁰
 */
public record IdempotencyLimits(Duration kept, long keys, long bytes) {
  /** 24 hours, 100,000 keys, 64 MiB: for a store in memory. */
  public static final IdempotencyLimits IN_MEMORY =
      new IdempotencyLimits(Duration.ofDays(1), 100_000, 64L << 20);

  /** 24 hours, 1,000,000 keys, 1 GiB: for a store in a database. */
  public static final IdempotencyLimits IN_DATABASE =
      new IdempotencyLimits(Duration.ofDays(1), 1_000_000, 1L << 30);

  private static final long MAX_KEYS = 100_000_000;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public IdempotencyLimits {
    if (kept.compareTo(Duration.ofHours(24)) < 0 || kept.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("kept must be 24 hours to 366 days: " + kept);
    }
    if (keys < 2 || keys > MAX_KEYS) {
      throw new IllegalArgumentException("keys must be 2 to 100,000,000: " + keys);
    }
    if (bytes < 1 || bytes > 1L << 50) {
      throw new IllegalArgumentException("bytes must be 1 to 2^50: " + bytes);
    }
  }

  /** As these, but remembering for another time. */
  public IdempotencyLimits keptFor(Duration time) {
    return new IdempotencyLimits(time, keys, bytes);
  }
}
