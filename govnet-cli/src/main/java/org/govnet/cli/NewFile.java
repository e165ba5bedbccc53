package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that a command writes for others. One that is there already is never replaced: it may be a
 * key, or a root that others have signed.
 */
final class NewFile {
  private NewFile() {}

  /**
   * Refuses a file that is there, or a link, before any work is done for it.
   *
   * @throws Failure if it is there
   */
  static void require(Path... files) {
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw there(file);
      }
    }
  }

  private static Failure there(Path file) {
    return new Failure(
        Failure.FILE,
        file + " is there already and is not overwritten: name another file, or move it away");
  }

  /**
   * Writes it, whole or not at all.
   *
   * @throws Failure if it is there
   */
  static void write(Path file, String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        fill(out, file, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      }
    } catch (FileAlreadyExistsException e) {
      throw there(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void fill(FileChannel out, Path file, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file); // of a full disk: half of it would be in the way of the next try
      throw e;
    }
  }

  /** Lets everybody read what holds nothing secret and is to be handed about. */
  static void share(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    try {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let others read " + file, e);
    }
  }
}
