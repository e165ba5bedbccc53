package org.govnet.store;

import java.io.File;
import java.io.IOException;

/** A disk that has as much room as a test gives it, and fails as a test has it fail. */
final class FullDisk implements Disk {
  private long room = Long.MAX_VALUE;
  private boolean syncs = true;
  private boolean cuts = true;

  void room(long bytes) {
    room = bytes;
  }

  void syncs(boolean works) {
    syncs = works;
  }

  void cuts(boolean works) {
    cuts = works;
  }

  @Override
  public Output open(File file) throws IOException {
    Output real = REAL.open(file);
    return new Output() {
      @Override
      public long length() throws IOException {
        return real.length();
      }

      @Override
      public void write(byte[] bytes) throws IOException {
        int fits = (int) Math.min(room, bytes.length);
        real.write(java.util.Arrays.copyOf(bytes, fits));
        room -= fits;
        if (fits < bytes.length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void cut(long length) throws IOException {
        if (!cuts) {
          throw new IOException("Read-only file system");
        }
        real.cut(length);
      }

      @Override
      public void sync() throws IOException {
        if (!syncs) {
          throw new IOException("Input/output error");
        }
        real.sync();
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }
}
