package org.govnet.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where evidence is written; a seam, for the disks of a test: full, or gone at any moment. */
interface EvidenceDisk {
  /** The real one. */
  EvidenceDisk REAL = new Real();

  /** Opens a file to write to, and makes it if it is not there. */
  Output open(Path file) throws IOException;

  /** Deletes a file, if it is there. */
  void delete(Path file) throws IOException;

  /** Has what was made and deleted in a folder survive a power cut. */
  void syncFolder(Path folder) throws IOException;

  /** A file that is written to. */
  interface Output extends Closeable {
    long length() throws IOException;

    /** Writes all of it at a place, or fails with any part of it written. */
    void write(long at, byte[] bytes, int length) throws IOException;

    /** Cuts it to a length. */
    void cut(long length) throws IOException;

    /** Has what was written, and the length, survive a power cut. */
    void sync() throws IOException;
  }

  /** By {@link RandomAccessFile}: an interrupt closes a channel under its users. */
  final class Real implements EvidenceDisk {
    @Override
    public Output open(Path file) throws IOException {
      RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
      return new Output() {
        @Override
        public long length() throws IOException {
          return opened.length();
        }

        @Override
        public void write(long at, byte[] bytes, int length) throws IOException {
          opened.seek(at);
          opened.write(bytes, 0, length);
        }

        @Override
        public void cut(long length) throws IOException {
          opened.setLength(length);
        }

        @Override
        public void sync() throws IOException {
          opened.getFD().sync();
        }

        @Override
        public void close() throws IOException {
          opened.close();
        }
      };
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }
}
