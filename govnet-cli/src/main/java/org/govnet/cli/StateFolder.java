package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Documents;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Where commands keep what they have seen of a network, so that none believes an older directory
 * than another has. One process at a time has it.
 */
final class StateFolder implements AutoCloseable {
  /** A command is done in less, but for one that mirrors for good. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final Path folder;
  private final @Nullable FileChannel lock;

  private StateFolder(Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Where it is unless a command says otherwise: {@code $XDG_STATE_HOME/govnet/<network>-<12
   * characters>}, by default under {@code ~/.local/state}. Not beside the anchor file: that may be
   * on a medium or in a folder that its reader cannot write, be copied about, or be shared by users
   * who must not write each other's memory. The characters stand for the anchor's keys: another
   * network of the same name has another memory, and a mirror more in the anchor file has not.
   *
   * @throws Failure if this machine names no home
   */
  static Path byDefault(Anchor anchor, Map<String, String> environment) {
    String keys =
        anchor.keys().stream()
            .map(VerificationKey::thumbprint)
            .sorted()
            .collect(Collectors.joining(" "));
    String name = anchor.network() + "-" + Documents.sha256(keys).substring(0, 12);
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) { // the standard has others passed over
      return Path.of(xdg, "govnet", name);
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    if (home.isEmpty() || !Path.of(home).isAbsolute()) {
      throw new Failure(
          Failure.FILE,
          "this machine names no home folder to keep the directory in: give --state DIR, or"
              + " --no-state to believe any that verifies");
    }
    return Path.of(home, ".local", "state", "govnet", name);
  }

  /**
   * Opens a folder, made if it is not there, for its user alone.
   *
   * @param patience how long to wait for another process that has it
   * @throws Failure if it cannot be had
   */
  static StateFolder open(Path folder, Duration patience) {
    FileChannel channel = null;
    try {
      create(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      long end = System.nanoTime() + patience.toNanos();
      while (!locked(channel)) {
        if (System.nanoTime() - end >= 0) {
          channel.close();
          throw new Failure(
              Failure.FILE,
              "another govnet uses the state folder "
                  + folder
                  + ": wait for it to end, or give another with --state");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return new StateFolder(folder, channel);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new Failure(
          Failure.FILE,
          "the state folder "
              + folder
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "): give another with --state, or --no-state to believe any directory that"
              + " verifies");
    }
  }

  /** One that is gone with the command. */
  static StateFolder temporary() {
    try {
      return new StateFolder(Files.createTempDirectory("govnet-"), null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder; give --state", e);
    }
  }

  private static void create(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, owner);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the lock ends with the process at the latest
    }
  }

  Path path() {
    return folder;
  }

  @Override
  public void close() {
    closeQuietly(lock);
    if (lock == null) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary folder that stays harms nobody, and must not hide what the command came to.
    }
  }
}
