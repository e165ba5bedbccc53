package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is deleted with all that is in it. */
public record TempFolder(Path path) implements AutoCloseable {
  /** Makes one. */
  public static TempFolder create() {
    try {
      return new TempFolder(Files.createTempDirectory("govnet-bench"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepest) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
