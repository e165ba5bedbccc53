package org.govnet.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govnet.api.Quote;

/**
 * One step of a store's history.
 *
 * @param number from 1, one more than that of the step before
 * @param statement what its author says of everything as of this step, opaque: at most 64 KiB of
 *     characters, without U+0000 or half a surrogate pair
 * @param changes what changed: 0 to 10,000, of distinct names, in the order given; with the
 *     statement at most 64 MiB of characters
 */
public record Revision(long number, String statement, List<Change> changes) {
  /** The most characters that a statement may have. */
  public static final int MAX_STATEMENT = 64 * 1024;

  /** The most changes that a revision may have. */
  public static final int MAX_CHANGES = 10_000;

  /** The most characters that a revision may have: statement, names and contents. */
  public static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if one is out of its range, or two changes have one name
   */
  public Revision {
    changes = List.copyOf(changes);
    requireNumber(number);
    Texts.requireText("the statement of revision " + number, statement, MAX_STATEMENT);
    if (changes.size() > MAX_CHANGES) {
      throw new IllegalArgumentException(
          "revision "
              + number
              + " has "
              + changes.size()
              + " changes, and may have "
              + MAX_CHANGES
              + ": make several revisions of it");
    }
    requireDistinct(number, changes);
    long characters = characters(statement, changes);
    if (characters > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "revision "
              + number
              + " has "
              + characters
              + " characters, and may have "
              + MAX_CHARACTERS
              + ": make several revisions of it");
    }
  }

  private static void requireNumber(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("a revision's number must be at least 1: " + number);
    }
  }

  private static void requireDistinct(long number, List<Change> changes) {
    Set<String> names = new HashSet<>();
    for (Change change : changes) {
      if (!names.add(change.name())) {
        throw new IllegalArgumentException(
            "revision " + number + " changes " + Quote.of(change.name()) + " twice");
      }
    }
  }

  private static long characters(String statement, List<Change> changes) {
    return statement.length() + changes.stream().mapToLong(Change::characters).sum();
  }

  /** How many characters it has: statement, names and contents. */
  long characters() {
    return characters(statement, changes);
  }

  @Override
  public String toString() {
    return "Revision " + number + ": " + changes.size() + " changes";
  }
}
