package org.govnet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a folder of its own, for one process at a time. Its contents as of the head are held
 * in memory; the history is read from the disk. An append is on the disk before it is acknowledged.
 *
 * <p>The history is cut by itself: once it is longer than four times the contents, and 16 MiB, or
 * has more than 20,000 revisions, the newer half of that is kept. The append that this falls to
 * takes the time it needs; reading goes on meanwhile.
 *
 * <p>The disk has to be a local one: locks and renames of network file systems hold less than they
 * promise.
 */
public final class FileStore implements DirectoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
  private static final String RESTORE =
      ": restore the folder from a backup, or let this replica start empty and fill it from another";

  /** Nobody else appends, so that the watches are told by each append, and hardly look. */
  private static final Duration LOOK_EVERY = Duration.ofHours(1);

  private final Path folder;
  private final CompactionPolicy policy;
  private final FolderLock folderLock;
  private final RevisionLog log;
  private final Watches watches = new Watches(this::headNow, LOOK_EVERY);

  /** One who writes at a time; taken before {@link #state}, which it changes. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Guards what is held, and that it is what the file has. */
  private final ReentrantReadWriteLock state = new ReentrantReadWriteLock();

  private final Replay held;
  private volatile boolean closed;

  /** The log's length from which compacting by itself is tried again after it failed. */
  private long compactAgainAt;

  /**
   * Opens the store in a folder, which is made if it is not there.
   *
   * @param folder a folder of the store's own
   * @throws StoreFailed if another store has it open, its log is damaged, or the disk fails
   */
  public FileStore(Path folder) {
    this(folder, Disk.REAL, CompactionPolicy.DEFAULT);
  }

  FileStore(Path folder, Disk disk, CompactionPolicy policy) {
    this.folder = folder.toAbsolutePath();
    this.policy = policy;
    this.log = new RevisionLog(this.folder, disk);
    this.folderLock = take(this.folder);
    Replay opened = null;
    try {
      opened = log.open();
    } catch (IOException e) {
      throw failed("open", e);
    } finally {
      if (opened == null) {
        log.close();
        release();
      }
    }
    this.held = opened;
  }

  private static FolderLock take(Path folder) {
    try {
      makeFolder(folder);
      return FolderLock.take(folder);
    } catch (IOException e) {
      throw new StoreFailed(
          "the folder " + folder + " cannot be used as a store: " + e + ": give it one to write to",
          e);
    }
  }

  /** Makes a folder and those above it that are not there, to survive a power cut. */
  private static void makeFolder(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.add(at);
    }
    Files.createDirectories(folder);
    for (Path made : missing) {
      Path parent = made.getParent();
      if (parent != null) {
        Disk.syncFolder(parent);
      }
    }
  }

  @Override
  public long head() {
    requireOpen();
    return headNow();
  }

  private long headNow() {
    state.readLock().lock();
    try {
      return held.head();
    } finally {
      state.readLock().unlock();
    }
  }

  @Override
  public boolean append(long expected, Revision next) {
    Arguments.requireNext(expected, next);
    writing.lock();
    try {
      requireOpen();
      if (held.head() != expected) {
        return false;
      }
      write(next);
      watches.nudge();
      compactIfDue();
      return true;
    } finally {
      writing.unlock();
    }
  }

  private void write(Revision next) {
    byte[] frame = LogFormat.revision(next);
    long end = held.end() + frame.length;
    try {
      log.append(frame);
    } catch (IOException e) {
      throw notAppended(next, e);
    }
    state.writeLock().lock();
    try {
      held.apply(next, end);
    } finally {
      state.writeLock().unlock();
    }
    log.confirm(end);
  }

  private StoreFailed notAppended(Revision next, IOException failure) {
    String begin = "revision " + next.number() + " cannot be appended to " + log.file() + ": ";
    try {
      log.repair();
    } catch (IOException e) {
      failure.addSuppressed(e);
      return new StoreFailed(
          begin
              + failure
              + ", nor can what was written of it be taken back; it may be there when the store is"
              + " opened again: see that the disk has room and can be written to",
          failure);
    }
    return new StoreFailed(
        begin
            + failure
            + "; the head is "
            + held.head()
            + " still: see that the disk has room and can be written to",
        failure);
  }

  @Override
  public List<Revision> changes(long after, int limit) {
    Arguments.requirePage(after, limit);
    LogReader reader;
    state.readLock().lock();
    try {
      requireOpen();
      if (after >= held.head()) {
        return List.of();
      }
      requireKept(after + 1);
      long last = Math.min(held.head(), after + limit);
      reader = log.reader(held.start(after + 1), held.start(last + 1));
    } catch (IOException e) {
      throw failed("read", e);
    } finally {
      state.readLock().unlock();
    }
    return read(reader);
  }

  /** Reads a page, without the lock: a log that was replaced meanwhile stays readable. */
  private List<Revision> read(LogReader reader) {
    List<Revision> revisions = new ArrayList<>();
    long characters = 0;
    try (reader) {
      LogReader.Frame frame = reader.next();
      while (frame != null) {
        Revision revision = RevisionLog.revision(frame);
        characters += revision.characters();
        if (characters > Revision.MAX_CHARACTERS && !revisions.isEmpty()) {
          break;
        }
        revisions.add(revision);
        frame = reader.next();
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
    return List.copyOf(revisions);
  }

  @Override
  public Optional<Contents> snapshotAt(long revision) {
    Arguments.requireRevision(revision);
    LogReader reader;
    state.readLock().lock();
    try {
      requireOpen();
      if (revision == 0 || revision > held.head()) {
        return Optional.empty();
      }
      if (revision == held.head()) {
        return Optional.of(held.contents());
      }
      requireKept(revision);
      reader = log.reader(0, held.start(revision + 1));
    } catch (IOException e) {
      throw failed("read", e);
    } finally {
      state.readLock().unlock();
    }
    Replay older = new Replay();
    try (reader) {
      RevisionLog.replay(reader, older);
    } catch (IOException e) {
      throw failed("read", e);
    }
    return Optional.of(older.contents());
  }

  private void requireKept(long revision) {
    if (revision < held.oldest()) {
      throw new HistoryGone(log.file().toString(), revision, held.oldest());
    }
  }

  @Override
  public Watch watch(LongConsumer onHead) {
    requireOpen();
    return watches.add(onHead);
  }

  @Override
  public void compact(long keepFrom) {
    Arguments.requireKeepFrom(keepFrom);
    writing.lock();
    try {
      requireOpen();
      long kept = Math.min(keepFrom, held.head());
      if (kept > held.oldest()) {
        compactTo(kept);
      }
    } catch (IOException e) {
      throw failed("compact", e);
    } finally {
      writing.unlock();
    }
  }

  private void compactIfDue() {
    if (!policy.isDue(held) || held.end() < compactAgainAt) {
      return;
    }
    long keepFrom = policy.keepFrom(held);
    if (keepFrom <= held.oldest()) {
      return; // one revision alone is more than there should be
    }
    try {
      compactTo(keepFrom);
      compactAgainAt = 0;
    } catch (IOException e) {
      compactAgainAt = held.end() + policy.bytes();
      LOG.warn("the store goes on with a long log: {}", failed("compact", e).getMessage());
    }
  }

  private void compactTo(long keepFrom) throws IOException {
    long baseLength = log.prepare(held, keepFrom);
    long end = baseLength + held.end() - held.start(keepFrom);
    state.writeLock().lock();
    try {
      log.swap(end);
      held.rebase(keepFrom, baseLength);
    } finally {
      state.writeLock().unlock();
    }
    log.repair();
  }

  private StoreFailed failed(String what, IOException e) {
    String begin = "cannot " + what + " the store's log " + log.file();
    if (e instanceof Damage damage) {
      return new StoreFailed(
          begin + " at byte " + damage.offset() + ": " + damage.getMessage() + RESTORE, e);
    }
    return new StoreFailed(
        begin + ": " + e + ": see that the disk has room and can be read and written", e);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(this + " is closed");
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        watches.close();
        log.close();
        release();
      }
    } finally {
      writing.unlock();
    }
  }

  private void release() {
    try {
      folderLock.close();
    } catch (IOException e) {
      LOG.warn("the lock of {} was not let go: {}", folder, e.toString());
    }
  }

  @Override
  public String toString() {
    return "FileStore in " + folder;
  }
}
