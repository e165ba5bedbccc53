package org.govnet.api.servicedirectory;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a consumer calls.
 *
 * @param operation its name, as in the contract: 1 to 100 characters
 * @param reads the members of the answer that it reads, as JSON pointers (RFC 6901), each up to 200
 *     characters, in which {@code *} stands for each element of an array; null for all of the
 *     answer, empty for none of it
 */
@WireObject
public record NeededOperation(
    String operation, @MaxItems(NeededOperation.MAX_READS) @Nullable List<String> reads) {
  /** The most members that one operation names. */
  public static final int MAX_READS = 200;

  private static final int MAX_NAME = 100;
  private static final int MAX_POINTER = 200;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is too long, or there are too many
   */
  public NeededOperation {
    Text.require("operation", operation, MAX_NAME);
    reads = reads == null ? null : List.copyOf(reads);
    if (reads != null) {
      if (reads.size() > MAX_READS) {
        throw new IllegalArgumentException(
            "reads must be at most " + MAX_READS + " in number: " + reads.size());
      }
      for (String pointer : reads) {
        if (pointer.length() > MAX_POINTER) {
          throw new IllegalArgumentException(
              "a pointer must be at most " + MAX_POINTER + " characters: " + pointer.length());
        }
      }
    }
  }
}
