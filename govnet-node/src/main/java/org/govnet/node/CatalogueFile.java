package org.govnet.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.govnet.discovery.ApiCatalogueCsv;
import org.jspecify.annotations.Nullable;

/** The catalogue that the node imported, kept in its state folder across restarts. */
final class CatalogueFile {
  private final Path file;
  private @Nullable ApiCatalogueCsv imported;

  /**
   * Reads what was kept before.
   *
   * @param folder the node's state folder
   * @throws org.govnet.discovery.CsvRefused if what is there is no catalogue
   */
  CatalogueFile(Path folder) {
    this.file = folder.resolve("catalogue.csv");
    if (Files.exists(file)) {
      try {
        imported = ApiCatalogueCsv.read(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  }

  synchronized Optional<ApiCatalogueCsv> imported() {
    return Optional.ofNullable(imported);
  }

  /** Keeps a catalogue in place of the one before: on disk first, whole or not at all. */
  synchronized void save(ApiCatalogueCsv catalogue) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling("catalogue.csv.new");
      Files.writeString(next, catalogue.write());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    imported = catalogue;
  }
}
