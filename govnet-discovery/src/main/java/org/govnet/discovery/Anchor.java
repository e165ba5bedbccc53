package org.govnet.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.trust.VerificationKey;

/**
 * Where trust in a network begins: the one thing a reader is given out of band.
 *
 * @param network the network
 * @param threshold how many of the keys must have signed a root: 1 to the number of keys
 * @param keys the anchor's public keys
 * @param mirrors where to fetch the directory first; may be empty where a copy is on disk
 */
public record Anchor(
    NetworkId network, int threshold, List<VerificationKey> keys, List<Replica> mirrors) {
  /**
   * Copies the lists and checks the threshold.
   *
   * @throws IllegalArgumentException if the threshold cannot be met, or a key is there twice
   */
  public Anchor {
    keys = List.copyOf(keys);
    mirrors = List.copyOf(mirrors);
    checkThreshold("an anchor", threshold, keys);
  }

  static void checkThreshold(String whose, int threshold, List<VerificationKey> keys) {
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(
          whose
              + "'s threshold must be 1 to the number of its keys, "
              + keys.size()
              + ": "
              + threshold);
    }
    if (new HashSet<>(keys).size() != keys.size()) {
      throw new IllegalArgumentException(whose + "'s keys must differ");
    }
  }

  /**
   * Reads an anchor file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws DocumentRefused if it is not an anchor
   */
  public static Anchor load(Path file) {
    try {
      return WireJson.read(Files.readAllBytes(file), Anchor.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the anchor file " + file, e);
    } catch (BodyRefused e) {
      throw new DocumentRefused("the anchor file " + file + " cannot be read: " + e.detail(), e);
    }
  }

  /**
   * Writes an anchor file, for others to {@link #load}; it holds nothing secret.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    StateFile.write(file, WireJson.write(this));
  }
}
