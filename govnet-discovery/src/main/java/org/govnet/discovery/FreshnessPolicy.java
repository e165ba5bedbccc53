package org.govnet.discovery;

import java.time.Duration;
import java.time.Instant;

/**
 * When a directory's age changes what is done with it.
 *
 * @param fresh up to this age, {@link Freshness#FRESH}
 * @param stale up to this age, {@link Freshness#STALE}
 * @param degraded up to this age, {@link Freshness#DEGRADED}; after it, {@link Freshness#EXPIRED}
 */
public record FreshnessPolicy(Duration fresh, Duration stale, Duration degraded) {
  /** 10 minutes, 24 hours, 72 hours. */
  public static final FreshnessPolicy DEFAULT =
      new FreshnessPolicy(Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(3));

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless 0 &lt; fresh ≤ stale ≤ degraded
   */
  public FreshnessPolicy {
    if (fresh.isNegative()
        || fresh.isZero()
        || fresh.compareTo(stale) > 0
        || stale.compareTo(degraded) > 0) {
      throw new IllegalArgumentException(
          "freshness must have 0 < fresh <= stale <= degraded: "
              + fresh
              + ", "
              + stale
              + ", "
              + degraded);
    }
  }

  /** Whether the clock is so far behind the directory that it cannot tell its age. */
  static boolean isFromTheFuture(Directory directory, Instant now) {
    return Documents.begins(directory.timestamp().document()).isAfter(now);
  }

  Freshness of(Directory directory, Instant now) {
    Duration age = Duration.between(directory.issuedAt(), now);
    // By a clock that was set back, an old directory would be fresh until the clock is there again.
    if (isFromTheFuture(directory, now)
        || age.compareTo(degraded) > 0
        || !now.isBefore(directory.expiresAt())) {
      return Freshness.EXPIRED;
    }
    if (age.compareTo(stale) > 0) {
      return Freshness.DEGRADED;
    }
    return age.compareTo(fresh) > 0 ? Freshness.STALE : Freshness.FRESH;
  }

  /** How long the directory stays as fresh as it is; zero once it is expired. */
  Duration left(Directory directory, Instant now) {
    return switch (of(directory, now)) {
      case FRESH -> left(directory, fresh, now);
      case STALE -> left(directory, stale, now);
      case DEGRADED -> left(directory, degraded, now);
      case EXPIRED -> Duration.ZERO;
    };
  }

  private static Duration left(Directory directory, Duration limit, Instant now) {
    Instant aged = directory.issuedAt().plus(limit);
    Instant end = aged.isBefore(directory.expiresAt()) ? aged : directory.expiresAt();
    return Duration.between(now, end);
  }
}
