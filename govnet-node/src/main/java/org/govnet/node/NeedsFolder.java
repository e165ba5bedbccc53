package org.govnet.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.discovery.WireJson;

/**
 * What consumers have said that they need, across restarts: in a folder of the node's state, a file
 * for each consumer and contract version, with the contract's document as it was then, as far as
 * the consumer needs it.
 */
final class NeedsFolder {
  /** Its name in the node's state. */
  static final String NAME = "consumer-needs";

  /** The most files; what more consumers say is refused. */
  static final int MAX_FILES = 1_000;

  private static final long MAX_BYTES = 4 << 20;

  private final Path folder;

  NeedsFolder(Path state) {
    this.folder = state.resolve(NAME);
  }

  /**
   * What one consumer said of one contract version.
   *
   * @param declaredAt when
   * @param document the contract's, as {@link org.govnet.openapi.ConsumerView} makes it
   */
  record Declared(
      NodeId consumer,
      ContractId contract,
      int version,
      Instant declaredAt,
      Map<String, Object> document) {}

  /** There is no room for another. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Full() {
      super("the needs of " + MAX_FILES + " are kept already", null, false, false);
    }
  }

  /**
   * Keeps it, in place of what the consumer said before: whole or not at all.
   *
   * @throws Full if there is no room
   */
  synchronized void save(Declared declared) {
    Path file = file(declared.consumer(), declared.contract(), declared.version());
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file) && files().size() >= MAX_FILES) {
        throw new Full();
      }
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.write(next, WireJson.write(declared));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Forgets what a consumer said of a contract version; nothing, if it said nothing. */
  synchronized void remove(NodeId consumer, ContractId contract, int version) {
    Path file = file(consumer, contract, version);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  /**
   * All that is kept, in one order always.
   *
   * @throws IllegalStateException if a file cannot be read: what is in it might be broken unawares
   */
  synchronized List<Declared> all() {
    try {
      return Files.isDirectory(folder)
          ? files().stream().sorted().map(NeedsFolder::read).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.getFileName().toString().endsWith(".json")).toList();
    }
  }

  private static Declared read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalStateException(file + " is over " + MAX_BYTES + " bytes: delete it");
      }
      return WireJson.read(Files.readAllBytes(file), Declared.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (org.govnet.discovery.BodyRefused e) {
      throw new IllegalStateException(
          file + " is not what a consumer said that it needs: put it back, or delete it", e);
    }
  }

  /** Both are made of letters, digits and hyphens. */
  private Path file(NodeId consumer, ContractId contract, int version) {
    return folder.resolve(consumer + "." + contract + ".v" + version + ".json");
  }
}
