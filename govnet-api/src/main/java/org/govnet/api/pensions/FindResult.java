package org.govnet.api.pensions;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * What was found: definite matches or possible ones, never both, or nothing.
 *
 * @param definite pensions that are the person's
 * @param possible pensions that may be; empty if there is a definite one
 */
@WireObject
public record FindResult(
    @MaxItems(FindResult.MAX) List<DefiniteMatch> definite,
    @MaxItems(FindResult.MAX) List<PossibleMatch> possible) {
  /** The most matches that one answer has. */
  public static final int MAX = 100;

  /**
   * Copies the lists and refuses a mixture.
   *
   * @throws IllegalArgumentException if neither is empty, or one is too long
   */
  public FindResult {
    definite = List.copyOf(definite);
    possible = List.copyOf(possible);
    if (!definite.isEmpty() && !possible.isEmpty()) {
      throw new IllegalArgumentException(
          "definite and possible matches are never mixed: "
              + definite.size()
              + " and "
              + possible.size());
    }
    if (definite.size() > MAX || possible.size() > MAX) {
      throw new IllegalArgumentException(
          "definite or possible must be at most "
              + MAX
              + ": "
              + Math.max(definite.size(), possible.size()));
    }
  }

  /** Nothing was found. */
  public static FindResult nothing() {
    return new FindResult(List.of(), List.of());
  }

  /** Definite matches. */
  public static FindResult definite(List<DefiniteMatch> matches) {
    return new FindResult(matches, List.of());
  }

  /** Possible matches. */
  public static FindResult possible(List<PossibleMatch> matches) {
    return new FindResult(List.of(), matches);
  }
}
