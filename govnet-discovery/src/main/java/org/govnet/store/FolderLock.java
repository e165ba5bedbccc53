package org.govnet.store;

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

/** Says whose folder it is: one store of one process has it at a time. */
final class FolderLock implements Closeable {
  private static final String FILE = "lock";

  /**
   * The folders that this process has. POSIX gives a file's lock up when any of the process's
   * channels of that file is closed, so a second channel must not even be opened.
   */
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
   * @throws StoreFailed if another store has it
   * @throws IOException if its lock file cannot be made
   */
  static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(folder, "another store of this process");
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
      throw inUse(folder, "another process");
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

  private static StoreFailed inUse(Path folder, String by) {
    return new StoreFailed(
        "the store in "
            + folder
            + " is in use by "
            + by
            + ", and one at a time may use it: stop that one, or share a JdbcStore");
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
