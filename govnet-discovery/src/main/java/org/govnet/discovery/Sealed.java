package org.govnet.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;

/**
 * A file's bytes with their SHA-256 on a line after them. Nobody has signed what a reader
 * remembers, so a bit that falls over on the disk would otherwise be another memory.
 */
final class Sealed {
  private static final int HASH = 43;

  private Sealed() {}

  static byte[] seal(byte[] content) {
    byte[] sealed = Arrays.copyOf(content, content.length + 1 + HASH);
    sealed[content.length] = '\n';
    System.arraycopy(hash(content), 0, sealed, content.length + 1, HASH);
    return sealed;
  }

  /**
   * What was sealed.
   *
   * @throws IOException if it is not that any more
   */
  static byte[] open(byte[] sealed) throws IOException {
    int length = sealed.length - HASH - 1;
    if (length >= 0 && sealed[length] == '\n') {
      byte[] content = Arrays.copyOf(sealed, length);
      if (Arrays.equals(hash(content), Arrays.copyOfRange(sealed, length + 1, sealed.length))) {
        return content;
      }
    }
    throw new IOException("it is not as it was written: its last line is not its SHA-256");
  }

  private static byte[] hash(byte[] content) {
    return Documents.sha256(content).getBytes(US_ASCII);
  }
}
