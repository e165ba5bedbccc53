package org.govnet.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a history is in, as it is written: frames are appended, and the whole is replaced
 * by a shorter one. Whatever fails, what was acknowledged stays, and the next append goes on after
 * it. For one thread at a time.
 */
final class RevisionLog implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionLog.class);
  private static final String FILE = "directory.log";
  private static final String NEW_FILE = "directory.log.new";

  private final Path folder;
  private final Path file;
  private final Path newFile;
  private final Disk disk;

  /** What is written to; null while that has to be opened. */
  private Disk.@Nullable Output out;

  /** How long the file is, as far as it was acknowledged. */
  private long end;

  /** There may be more in the file than that, or a rename that a power cut could undo. */
  private boolean uncertain = true;

  RevisionLog(Path folder, Disk disk) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.newFile = folder.resolve(NEW_FILE);
    this.disk = disk;
  }

  Path file() {
    return file;
  }

  /**
   * Reads all of it, made empty if it is not there, and has what was read survive a power cut.
   *
   * @throws Damage if a revision that may have been acknowledged cannot be read
   */
  Replay open() throws IOException {
    Files.deleteIfExists(newFile);
    if (!Files.exists(file)) {
      writeNew(output -> LogFormat.base(0, "", new TreeMap<>(), output));
      rename();
    }
    Replay replay = read();
    end = replay.end();
    repair();
    return replay;
  }

  private Replay read() throws IOException {
    Replay replay = new Replay();
    long length = Files.size(file);
    try (LogReader reader = reader(0, length)) {
      replay(reader, replay);
    } catch (Damage e) {
      if (!e.torn() || !replay.hasBase()) {
        throw e;
      }
      LOG.warn(
          "{}: {} bytes at byte {} are cut off, of a revision that was not written to its end and"
              + " not acknowledged: {}",
          file,
          length - e.offset(),
          e.offset(),
          e.getMessage());
    }
    if (!replay.hasBase()) {
      throw new Damage(length, false, "the file ends before its contents do");
    }
    return replay;
  }

  /** Applies all frames that a reader has. */
  static void replay(LogReader reader, Replay replay) throws IOException {
    LogReader.Frame frame = reader.next();
    while (frame != null) {
      try {
        replay.apply(frame);
      } catch (LogFormat.Unreadable e) {
        throw new Damage(frame.offset(), false, e.getMessage());
      }
      frame = reader.next();
    }
  }

  static Revision revision(LogReader.Frame frame) throws Damage {
    try {
      return LogFormat.revision(frame.bytes());
    } catch (LogFormat.Unreadable e) {
      throw new Damage(frame.offset(), false, e.getMessage());
    }
  }

  LogReader reader(long from, long to) throws IOException {
    return new LogReader(file.toFile(), from, to);
  }

  /**
   * Appends a frame, so that it survives a power cut; to be confirmed once it counts.
   *
   * @throws IOException if it is not there, or not certainly
   */
  void append(byte[] frame) throws IOException {
    Disk.Output output = repair();
    uncertain = true;
    output.write(frame);
    output.sync();
  }

  /** What was appended counts. */
  void confirm(long newEnd) {
    end = newEnd;
    uncertain = false;
  }

  /**
   * Brings the file back to what was acknowledged, durably.
   *
   * @throws IOException if that cannot be done now; it is tried again before the next append
   */
  Disk.Output repair() throws IOException {
    Disk.Output output = out;
    if (output == null) {
      output = disk.open(file.toFile());
      out = output;
    }
    if (uncertain) {
      if (output.length() < end) {
        throw new IOException("it has " + output.length() + " bytes, and " + end + " were written");
      }
      output.cut(end);
      output.sync();
      Disk.syncFolder(folder);
      uncertain = false;
    }
    return output;
  }

  /**
   * Writes, beside the log, one that begins later.
   *
   * @param held what the log holds
   * @param keepFrom the revision that is the new log's first
   * @return how long its base is
   */
  long prepare(Replay held, long keepFrom) throws IOException {
    Replay older = new Replay(held.entries());
    try (LogReader reader = reader(0, held.start(keepFrom))) {
      replay(reader, older);
    }
    SortedMap<String, String> entries = older.entries();
    return writeNew(
        output -> LogFormat.base(older.head(), older.statement(), entries, output),
        held.start(keepFrom),
        held.end());
  }

  /**
   * Puts the prepared log in the place of the old one. Once this returns it is the log; {@link
   * #repair} has that survive a power cut.
   */
  void swap(long newEnd) throws IOException {
    rename();
    end = newEnd;
    uncertain = true;
    closeOutput();
  }

  private void rename() throws IOException {
    Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private interface BaseWriter {
    void write(Consumer<byte[]> frames);
  }

  private void writeNew(BaseWriter base) throws IOException {
    writeNew(base, 0, 0);
  }

  /** Writes a base, and after it the log's frames from one place to another. */
  private long writeNew(BaseWriter base, long from, long to) throws IOException {
    boolean written = false;
    try (Disk.Output output = disk.open(newFile.toFile())) {
      output.cut(0);
      base.write(frame -> writeUnchecked(output, frame));
      long baseLength = output.length();
      copy(from, to, output);
      output.sync();
      written = true;
      return baseLength;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!written) {
        Files.deleteIfExists(newFile);
      }
    }
  }

  private void copy(long from, long to, Disk.Output output) throws IOException {
    if (from == to) {
      return;
    }
    try (LogReader reader = reader(from, to)) {
      LogReader.Frame frame = reader.next();
      while (frame != null) {
        output.write(frame.bytes());
        frame = reader.next();
      }
    }
  }

  private static void writeUnchecked(Disk.Output output, byte[] frame) {
    try {
      output.write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closeOutput();
  }

  private void closeOutput() {
    Disk.Output output = out;
    out = null;
    if (output != null) {
      try {
        output.close();
      } catch (IOException e) {
        LOG.warn("{} was not closed: {}", file, e.toString());
      }
    }
  }
}
