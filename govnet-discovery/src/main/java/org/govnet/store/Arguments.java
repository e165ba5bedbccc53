package org.govnet.store;

/** What every store checks before it asks its engine. */
final class Arguments {
  private Arguments() {}

  static void requireNext(long expected, Revision next) {
    if (expected < 0) {
      throw new IllegalArgumentException("expected must be at least 0: " + expected);
    }
    if (next.number() != expected + 1) {
      throw new IllegalArgumentException(
          "after head "
              + expected
              + " comes revision "
              + (expected + 1)
              + ", and this one is numbered "
              + next.number());
    }
  }

  static void requirePage(long after, int limit) {
    if (after < 0) {
      throw new IllegalArgumentException("after must be at least 0: " + after);
    }
    if (limit < 1 || limit > DirectoryStore.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be 1 to " + DirectoryStore.MAX_LIMIT + ": " + limit);
    }
  }

  static void requireRevision(long revision) {
    if (revision < 0) {
      throw new IllegalArgumentException("revision must be at least 0: " + revision);
    }
  }

  static void requireKeepFrom(long keepFrom) {
    if (keepFrom < 1) {
      throw new IllegalArgumentException("keepFrom must be at least 1: " + keepFrom);
    }
  }
}
