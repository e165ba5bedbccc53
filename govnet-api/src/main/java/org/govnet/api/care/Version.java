package org.govnet.api.care;

/** Checks the number by which a change says what it was made to. */
final class Version {
  private Version() {}

  static void check(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1: " + version);
    }
  }
}
