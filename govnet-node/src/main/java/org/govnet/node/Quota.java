package org.govnet.node;

import java.time.Duration;

/**
 * How often one node may call a replica: so many calls at once, and then one more each time that
 * {@code every} has passed.
 *
 * @param burst calls that a node which has not called for long may make at once, from 1 to
 *     1,000,000
 * @param every after how long it may make one more, from 1 µs to 1 h
 */
public record Quota(int burst, Duration every) {
  private static final int MOST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofNanos(1_000);
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * 50,000 at once, and 200 a second. No node that keeps to it fills half of the memory for nonces,
   * so that none can shut out the others.
   */
  public static final Quota DEFAULT = perSecond(200, 50_000);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Quota {
    if (burst < 1 || burst > MOST) {
      throw new IllegalArgumentException("burst must be 1 to " + MOST + " calls: " + burst);
    }
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("every must be 1 µs to 1 h: " + every);
    }
  }

  /**
   * So many calls a second.
   *
   * @param rate from 1 to 1,000,000
   * @param burst as {@link #burst()}
   * @throws IllegalArgumentException if a value is out of its range
   */
  public static Quota perSecond(int rate, int burst) {
    if (rate < 1 || rate > MOST) {
      throw new IllegalArgumentException("rate must be 1 to " + MOST + " calls a second: " + rate);
    }
    return new Quota(burst, Duration.ofNanos(1_000_000_000L / rate));
  }
}
