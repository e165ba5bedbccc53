package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file so that whatever happens, the old or the new content is there, whole. */
public final class StateFile {
  private StateFile() {}

  /**
   * Writes a file, forced to the disk before it takes the old one's place.
   *
   * @throws UncheckedIOException if it cannot be written; the old one is as it was
   */
  public static void write(Path file, byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      temporary = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary);
      throw new UncheckedIOException(
          "cannot write "
              + file
              + ": "
              + e
              + "; make room on its disk, and let this process alone write there",
          e);
    }
  }

  /** Puts one file in the place of another. */
  static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot move " + from + " to " + to, e);
    }
  }

  private static void discard(@org.jspecify.annotations.Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // The write's own failure is the one to report; a stray temporary file does no harm.
    }
  }
}
