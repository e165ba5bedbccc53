package org.govnet.discovery;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror answers: the whole directory, or what of it is new to a reader, now or as soon as
 * there is something. Bytes are made once for each state of the directory, however many ask.
 * Thread-safe.
 */
public final class DirectoryFeed implements AutoCloseable {
  private static final int MAX_KEPT = 64;

  private final Supplier<Optional<Directory>> directories;
  private final Waiters waiters;
  private final AtomicLong sequence = new AtomicLong();
  private final Map<Long, byte[]> changes = new HashMap<>();
  private @Nullable Directory changesOf;
  private @Nullable Directory wholeOf;
  private SoftReference<byte[]> whole = new SoftReference<>(null);

  /**
   * A feed.
   *
   * @param directories the directory as it is, asked each time
   * @param executor answers those who waited
   */
  public DirectoryFeed(Supplier<Optional<Directory>> directories, Executor executor) {
    this.directories = directories;
    this.waiters = new Waiters(Waiters.DEFAULT_MAX, 0, executor);
  }

  /** What there is to say to one reader. */
  public sealed interface Answer {
    /**
     * Changes.
     *
     * @param body JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record News(byte[] body) implements Answer {}

    /** The reader has what there is. */
    record NothingNew() implements Answer {}

    /** What the reader has is too old, or not known, to go on from. */
    record Gone() implements Answer {}

    /** There is no directory. */
    record None() implements Answer {}
  }

  /** The directory as it is. */
  public Optional<Directory> current() {
    return directories.get();
  }

  /** Another state of the directory is there: whoever waits is answered. */
  public void moved() {
    waiters.moved(sequence.incrementAndGet());
  }

  /**
   * Ends the waits whose time is up; to be called a few times a second.
   *
   * @param nowNanos by {@link System#nanoTime}
   */
  public void tick(long nowNanos) {
    waiters.tick(nowNanos);
  }

  /** How many wait. */
  public int waiting() {
    return waiters.count();
  }

  /** Ends all waits: there will be no more. */
  @Override
  public void close() {
    waiters.close();
  }

  /** Who waits for another state than the one with this number. */
  Waiters waiters() {
    return waiters;
  }

  /** Rises with every state; taken before a question is answered, it says what was known then. */
  long sequence() {
    return sequence.get();
  }

  /** The whole directory, packed with gzip. */
  byte[] whole(Directory directory) {
    synchronized (this) {
      byte[] bytes = whole.get();
      if (bytes == null || wholeOf != directory) {
        bytes = Gzip.pack(directory.bundle());
        whole = new SoftReference<>(bytes);
        wholeOf = directory;
      }
      return bytes;
    }
  }

  /**
   * What is new to a reader.
   *
   * @param since the revision it holds
   * @param stamp the version of the timestamp it holds
   * @param root the version of the root it holds
   */
  public Answer changes(long since, long stamp, long root) {
    Directory directory = directories.get().orElse(null);
    if (directory == null) {
      return new Answer.None();
    }
    long revision = directory.revision();
    if (since > revision && root < directory.root().version()) {
      // Who stole a directory key can sign any revision; the root that withdraws it counts anew.
      return new Answer.Gone();
    }
    if (since > revision
        || (since == revision && stamp >= directory.timestamp().document().version())) {
      return new Answer.NothingNew(); // or this mirror is behind: what it has is not newer
    }
    byte[] bytes = made(directory, since);
    return bytes == null ? new Answer.Gone() : new Answer.News(bytes);
  }

  /** Most of those who wait have the same revision, and get the same bytes. */
  private synchronized byte @Nullable [] made(Directory directory, long since) {
    if (changesOf != directory) {
      changes.clear();
      changesOf = directory;
    }
    byte[] known = changes.get(since);
    if (known != null) {
      return known;
    }
    byte[] bytes = directory.changesSince(since).orElse(null);
    if (bytes != null && changes.size() < MAX_KEPT) {
      changes.put(since, bytes);
    }
    return bytes;
  }
}
