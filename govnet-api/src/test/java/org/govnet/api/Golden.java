package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden texts of the records that travel. */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** The golden texts of a record, at least one. */
  public static List<String> texts(Class<?> type) {
    String folder = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '-');
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      List<String> texts =
          files
              .filter(file -> file.getFileName().toString().matches(name + "(\\.[a-z-]+)?\\.json"))
              .sorted()
              .map(Golden::read)
              .toList();
      assertThat(texts).as(FOLDER.resolve(folder).resolve(name + ".json").toString()).isNotEmpty();
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("no golden texts for " + type, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
