package org.govnet.api.servicedirectory;

import java.nio.charset.StandardCharsets;
import org.govnet.api.WireObject;

/**
 * A catalogue as api.gov.uk's CSV.
 *
 * @param csv the file's text, RFC 4180; at most 500,000 bytes as UTF-8, and no control characters
 *     but tabs and line ends, so that it fits into one message however it is escaped
 */
@WireObject
public record CatalogueCsv(String csv) {
  /** The most bytes, as UTF-8. */
  public static final int MAX_BYTES = 500_000;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is too long, or has control characters
   */
  public CatalogueCsv {
    int bytes = csv.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          String.format("csv must have at most %,d bytes as UTF-8: %,d", MAX_BYTES, bytes));
    }
    int control =
        csv.chars()
            .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
            .findFirst()
            .orElse(-1);
    if (control >= 0) {
      throw new IllegalArgumentException(
          String.format("csv must have no control character: \\u%04x", control));
    }
  }

  /** How long it is; catalogues are long. */
  @Override
  public String toString() {
    return "CSV of " + csv.length() + " characters";
  }
}
