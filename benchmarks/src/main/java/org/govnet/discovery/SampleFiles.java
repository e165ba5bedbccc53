package org.govnet.discovery;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sample networks on disk, founded once a run: for each size what a reader has kept in its folder,
 * the anchor's file, and changes to take in. Every process of the run is told the folder.
 */
public final class SampleFiles {
  /** The system property that names the folder. */
  public static final String PROPERTY = "bench.networks";

  static final int LARGE = 10_000;
  static final int SMALL = 100;
  private static final int CHANGES = 600;

  private SampleFiles() {}

  /** Founds them, and sets {@link #PROPERTY}. */
  public static void found() {
    try {
      Path folder = Files.createTempDirectory("govnet-bench");
      System.setProperty(PROPERTY, folder.toString());
      for (int size : new int[] {SMALL, LARGE}) {
        write(new SampleNetwork(size, Clock.systemUTC()), folder(size));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the sample networks", e);
    }
  }

  private static void write(SampleNetwork network, Path folder) throws IOException {
    Files.createDirectories(folder);
    network.anchor().save(folder.resolve("anchor.json"));
    new DirectoryCopy(folder).save(network.current(), network.current().bundle());
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(folder.resolve("changes")))) {
      for (int i = 0; i < CHANGES; i++) {
        byte[] change = network.change();
        out.writeInt(change.length);
        out.write(change);
      }
    }
  }

  static Path folder(int size) {
    return Path.of(System.getProperty(PROPERTY), String.valueOf(size));
  }

  static Anchor anchor(int size) {
    return Anchor.load(folder(size).resolve("anchor.json"));
  }

  /** A reader that has its disk alone. */
  static DirectoryReader reader(Anchor anchor, Path folder) {
    return new DirectoryReader(
        anchor, folder, new Nobody(), Clock.systemUTC(), FreshnessPolicy.DEFAULT);
  }

  /** The directory of 10,000 nodes. */
  public static Directory largeDirectory() {
    return directory(LARGE);
  }

  /** The directory of {@code size} nodes. */
  static Directory directory(int size) {
    return reader(anchor(size), folder(size)).current().orElseThrow();
  }

  /** The bundle as a mirror serves it, unpacked. */
  static byte[] bundle(int size) {
    try {
      return Files.readAllBytes(folder(size).resolve("directory.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sample network", e);
    }
  }

  /** One renewed descriptor each, from the first revision on. */
  static List<byte[]> changes(int size) {
    List<byte[]> changes = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(folder(size).resolve("changes")))) {
      for (int i = 0; i < CHANGES; i++) {
        changes.add(in.readNBytes(in.readInt()));
      }
      return changes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sample network's changes", e);
    }
  }

  /** Deletes them, if there are any. */
  public static void clear() {
    String folder = System.getProperty(PROPERTY);
    if (folder != null) {
      delete(Path.of(folder));
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepest) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  /** A network that is down. */
  private static final class Nobody implements DirectoryFetch {
    @Override
    public Answer get(Question question) throws IOException {
      throw new IOException("no network is here");
    }

    @Override
    public void publish(Replica directory, String document) throws IOException {
      throw new IOException("no network is here");
    }
  }
}
