package org.govnet.store;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where files are written; a seam, for what cannot be had in a test: a disk that is full. */
interface Disk {
  /** The real one. */
  Disk REAL = Plain::new;

  /** Opens a file to write at its end, and makes it if it is not there. */
  Output open(File file) throws IOException;

  /** A file that is written to at its end. */
  interface Output extends Closeable {
    long length() throws IOException;

    /** Writes all of it, or fails with any part of it written. */
    void write(byte[] bytes) throws IOException;

    /** Cuts it to a length. */
    void cut(long length) throws IOException;

    /** Has what was written, and the length, survive a power cut. */
    void sync() throws IOException;
  }

  /**
   * Has a folder's entries survive a power cut: what was made in it and what was renamed.
   *
   * @throws IOException if it cannot be, except where folders cannot be opened at all (Windows)
   */
  static void syncFolder(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = Thread.interrupted(); // has to be done all the same
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** By {@link RandomAccessFile}: an interrupt closes a {@link FileChannel} under its users. */
  final class Plain implements Output {
    private final RandomAccessFile file;

    Plain(File file) throws IOException {
      this.file = new RandomAccessFile(file, "rw");
    }

    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      file.seek(file.length());
      file.write(bytes);
    }

    @Override
    public void cut(long length) throws IOException {
      file.setLength(length);
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
