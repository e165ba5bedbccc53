package org.govnet.examples.uknetwork;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real files that the long tests read, which are not part of the project. */
final class CampaignData {
  private CampaignData() {}

  /**
   * A file of the folder that the property {@code govnet.data} names, relative to the repository's
   * root.
   *
   * @throws IllegalStateException if it is not there, saying how to give it
   */
  static Path file(String name) {
    Path root = Path.of(System.getProperty("govnet.root", "."));
    Path file = root.resolve(System.getProperty("govnet.data", "")).resolve(name).normalize();
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "the long tests need "
              + name
              + ", and "
              + file
              + " is not there: give the folder that has it as -Dgovnet.data=..., relative to the"
              + " repository's root");
    }
    return file;
  }
}
