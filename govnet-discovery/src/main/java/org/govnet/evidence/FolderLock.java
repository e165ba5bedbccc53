package org.govnet.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says who writes a log: two would make two chains of it. */
final class FolderLock implements Closeable {
  static final String FILE = "lock";

  /** POSIX gives a file's lock up when any channel of it that the process has is closed. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder.
   *
   * @throws EvidenceUnavailable if another has it
   */
  static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(folder, "by this process already");
    }
    FolderLock taken = null;
    try {
      taken = lock(real);
    } finally {
      if (taken == null) {
        HELD.remove(real);
      }
    }
    if (taken == null) {
      throw inUse(folder, "by another process");
    }
    return taken;
  }

  private static @Nullable FolderLock lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This process has it by another class loader, whose HELD is not ours.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new FolderLock(folder, channel);
  }

  private static EvidenceUnavailable inUse(Path folder, String by) {
    return new EvidenceUnavailable(
        "the evidence in "
            + folder
            + " is written "
            + by
            + ", and one at a time may: give each replica a folder of its own");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
