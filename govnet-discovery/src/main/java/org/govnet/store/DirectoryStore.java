package org.govnet.store;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * An append-only history of revisions of named, opaque texts: what a serving directory keeps. Its
 * engine is never trusted; who reads verifies.
 *
 * <p>Thread-safe. Every method but {@code close} throws {@link IllegalStateException} once the
 * store is closed, and {@link StoreFailed} if the engine cannot do it now; the same store works
 * again when the engine does.
 */
public interface DirectoryStore extends AutoCloseable {
  /** The most revisions that {@link #changes} returns. */
  int MAX_LIMIT = 1_000;

  /** The number of the newest revision; 0 if there is none. */
  long head();

  /**
   * Appends a revision, if nobody else was faster. Of several that append after the same head, in
   * whatever process, exactly one does.
   *
   * @param expected the head that {@code next} is made for, from 0
   * @param next the revision, numbered {@code expected + 1}
   * @return true once it is durable; false if the head is not {@code expected}, and nothing changed
   * @throws IllegalArgumentException if {@code next} is not numbered {@code expected + 1}
   * @throws StoreFailed if it cannot be told whether it is there: read the head, once that works
   */
  boolean append(long expected, Revision next);

  /**
   * The revisions after one, oldest first and without a gap: at most {@code limit}, and fewer, but
   * at least one, if they have more than 64 MiB of characters together. The last one's number is
   * where to go on.
   *
   * @param after a revision's number, or 0 for all
   * @param limit from 1 to 1,000
   * @return none if there is none after {@code after}, also when the head is before it
   * @throws IllegalArgumentException if {@code after} or {@code limit} is out of its range
   * @throws HistoryGone if one of those after {@code after} is not kept any more
   */
  List<Revision> changes(long after, int limit);

  /**
   * Everything as of a revision.
   *
   * @param revision a revision's number, or 0
   * @return empty for 0 and for what is after the head
   * @throws IllegalArgumentException if {@code revision} is under 0
   * @throws HistoryGone if it is not kept any more; the head always is
   */
  Optional<Contents> snapshotAt(long revision);

  /**
   * Tells of the head: the one it finds, unless that is 0, and then each time it is seen to have
   * risen, whoever appended. Several rises may be told as one; the newest is told always. It
   * outlasts the engine's death and return, and may begin while the engine is away.
   *
   * @param onHead told the head's number, on a thread of the store's that all its watches share: to
   *     be brief. What it throws is logged, and the watch goes on
   * @return the watch, to be closed
   */
  Watch watch(LongConsumer onHead);

  /**
   * Forgets the history before a revision. What is as of that revision and after stays, and the
   * contents of the head always do.
   *
   * @param keepFrom the oldest revision to keep, from 1; the head, if it is after that
   * @throws IllegalArgumentException if {@code keepFrom} is under 1
   */
  void compact(long keepFrom);

  /** Ends all watches and lets go of what it holds. Closing twice does nothing. */
  @Override
  void close();
}
