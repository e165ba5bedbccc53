package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bundle on disk, and beside it the versions that must not fall: these survive the loss of the
 * bundle.
 */
final class DirectoryCopy {
  private static final String VERSIONS = "versions.json";

  private final Path bundle;
  private final Path versions;

  DirectoryCopy(Path folder, String name) {
    this.bundle = folder.resolve(name);
    this.versions = folder.resolve(VERSIONS);
  }

  Path file() {
    return bundle;
  }

  boolean exists() {
    return Files.exists(bundle);
  }

  byte[] bundle() throws IOException {
    return Files.readAllBytes(bundle);
  }

  /**
   * The versions kept.
   *
   * @throws UncheckedIOException if they cannot be read
   * @throws DocumentRefused if they are not what was kept
   */
  Versions versions() {
    if (!Files.exists(versions)) {
      return Versions.NONE;
    }
    try {
      return WireJson.read(Files.readAllBytes(versions), Versions.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + versions, e);
    } catch (BodyRefused e) {
      throw new DocumentRefused(versions + " cannot be read: " + e.detail(), e);
    }
  }

  /**
   * Keeps a directory. The versions go first: were they behind the bundle after a crash, what they
   * do not know could come back.
   */
  void save(Directory directory, byte[] bytes) {
    StateFile.write(versions, WireJson.write(directory.versions()));
    StateFile.write(bundle, bytes);
  }
}
