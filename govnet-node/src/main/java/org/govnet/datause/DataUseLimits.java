package org.govnet.datause;

import java.time.Duration;

/**
 * How much a record holds, and for how long. One that is full takes nothing more, so that nothing
 * is handed over, rather than forget what a person may still ask for.
 *
 * @param kept how long an entry stays, from the use or from the end of its delay, whichever is
 *     later: 1 day to 7,320 days (20 years)
 * @param entries the most entries: 100 to 1,000,000,000
 */
public record DataUseLimits(Duration kept, long entries) {
  /** Two years, 100,000 entries: for a record in memory. */
  public static final DataUseLimits IN_MEMORY = new DataUseLimits(Duration.ofDays(731), 100_000);

  /** Two years, 100,000,000 entries: for a record in a database. */
  public static final DataUseLimits IN_DATABASE =
      new DataUseLimits(Duration.ofDays(731), 100_000_000);

  private static final int MAX_DAYS = 7_320;
  private static final long MAX_ENTRIES = 1_000_000_000;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public DataUseLimits {
    if (kept.compareTo(Duration.ofDays(1)) < 0 || kept.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
      throw new IllegalArgumentException("kept must be 1 to 7,320 days: " + kept);
    }
    if (entries < 100 || entries > MAX_ENTRIES) {
      throw new IllegalArgumentException("entries must be 100 to 1,000,000,000: " + entries);
    }
  }

  /** As these, but keeping for another time. */
  public DataUseLimits keptFor(Duration time) {
    return new DataUseLimits(time, entries);
  }
}
