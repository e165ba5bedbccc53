package org.govnet.discovery;

/** Where a reader keeps its directory from one process to the next. */
interface Keeping {
  /** What is there; what is damaged is said, and does not stop a reader from starting. */
  DirectoryCopy.Found load(DirectoryVerifier verifier);

  /**
   * Keeps a directory, whole.
   *
   * @param bundle as it came
   * @throws java.io.UncheckedIOException if it cannot be kept; what was kept before still is
   */
  void save(Directory directory, byte[] bundle);

  /**
   * Keeps a change.
   *
   * @param directory what it leads to
   * @param changes as they came
   * @throws java.io.UncheckedIOException if it cannot be kept; what was kept before still is
   */
  void append(Directory directory, byte[] changes);
}
