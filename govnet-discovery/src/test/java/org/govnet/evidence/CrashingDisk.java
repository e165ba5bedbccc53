package org.govnet.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that is full, or that loses its power at any moment: of what was written and not forced,
 * each sector may be there or not, and so may the length.
 */
final class CrashingDisk implements EvidenceDisk {
  private static final int SECTOR = 512;

  private final Random random;
  private final Map<Path, Unforced> unforced = new HashMap<>();
  private long room = Long.MAX_VALUE;
  private long operations = Long.MAX_VALUE;
  private boolean syncs = true;
  private boolean dead;
  private long done;

  /** What a file was when it was last forced, as far as it was written since. */
  private static final class Unforced {
    private final long length;
    private final Map<Long, byte[]> sectors = new TreeMap<>();

    Unforced(long length) {
      this.length = length;
    }
  }

  CrashingDisk(long seed) {
    random = new Random(seed);
  }

  void room(long bytes) {
    room = bytes;
  }

  void syncs(boolean works) {
    syncs = works;
  }

  /** Has the power go after so many writes, cuts, forces and deletions. */
  void dieAfter(long count) {
    operations = count;
  }

  /** How many there were. */
  long done() {
    return done;
  }

  private void step() throws IOException {
    if (dead || done >= operations) {
      dead = true;
      throw new IOException("there is no power");
    }
    done++;
  }

  @Override
  public Output open(Path file) throws IOException {
    Output real = REAL.open(file);
    return new Output() {
      @Override
      public long length() throws IOException {
        return real.length();
      }

      @Override
      public void write(long at, byte[] bytes, int length) throws IOException {
        boolean dies = !dead && done >= operations;
        if (dies || dead) {
          if (dies) {
            remember(file, at, length);
            real.write(at, bytes, random.nextInt(length + 1));
          }
          step();
        }
        step();
        remember(file, at, length);
        int fits = (int) Math.min(room, length);
        real.write(at, bytes, fits);
        room -= fits;
        if (fits < length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void cut(long length) throws IOException {
        step();
        real.cut(length);
      }

      @Override
      public void sync() throws IOException {
        step();
        if (!syncs) {
          throw new IOException("Input/output error");
        }
        unforced.remove(file); // that the real one forces costs time, and shows nothing here
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  private void remember(Path file, long at, int length) throws IOException {
    Unforced before = unforced.get(file);
    if (before == null) {
      before = new Unforced(Files.size(file));
      unforced.put(file, before);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long sector = at / SECTOR; sector <= (at + length) / SECTOR; sector++) {
        if (!before.sectors.containsKey(sector)) {
          ByteBuffer old = ByteBuffer.allocate(SECTOR);
          int unused = channel.read(old, sector * SECTOR);
          before.sectors.put(sector, old.array());
        }
      }
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    REAL.delete(file);
    unforced.remove(file);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step();
  }

  /** What is left once the power is back. */
  void crash() throws IOException {
    for (Map.Entry<Path, Unforced> one : unforced.entrySet()) {
      if (Files.exists(one.getKey())) {
        lose(one.getKey(), one.getValue());
      }
    }
  }

  private void lose(Path file, Unforced before) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long now = channel.size();
      for (Map.Entry<Long, byte[]> sector : before.sectors.entrySet()) {
        long at = sector.getKey() * SECTOR;
        if (at < now && random.nextInt(3) == 0) {
          ByteBuffer old = ByteBuffer.wrap(sector.getValue());
          old.limit((int) Math.min(SECTOR, now - at));
          channel.write(old, at);
        }
      }
      if (now > before.length && random.nextBoolean()) {
        channel.truncate(before.length + (long) (random.nextDouble() * (now - before.length)));
      }
    }
  }
}
