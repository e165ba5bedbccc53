package org.govnet.store;

/**
 * When a log is compacted by itself, and what then stays.
 *
 * @param bytes how long the history may be in any case
 * @param factor how many times the base's length it may have, if that is more
 * @param revisions how many revisions it may have
 */
record CompactionPolicy(long bytes, int factor, int revisions) {
  /** 16 MiB or four times what there is; 20,000 revisions, some two months of one in 4 minutes. */
  static final CompactionPolicy DEFAULT = new CompactionPolicy(16L * 1024 * 1024, 4, 20_000);

  boolean isDue(Replay held) {
    return historyLength(held, held.oldest()) > allowed(held)
        || held.head() - held.oldest() >= revisions;
  }

  /** The oldest revision of the newest half of what may be there. */
  long keepFrom(Replay held) {
    long keep = Math.max(held.oldest(), held.head() - revisions / 2 + 1);
    long half = allowed(held) / 2;
    while (keep < held.head() && historyLength(held, keep) > half) {
      keep++;
    }
    return keep;
  }

  private long allowed(Replay held) {
    return Math.max(bytes, factor * held.baseLength());
  }

  private static long historyLength(Replay held, long from) {
    return held.end() - held.start(from);
  }
}
