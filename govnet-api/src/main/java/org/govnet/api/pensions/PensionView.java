package org.govnet.api.pensions;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier leads to: arrangements if the match is definite (several if administration is
 * split), or a possible match, never both.
 *
 * @param arrangements the pension, in one part or several; empty for a possible match
 * @param possibleMatch whom to get in touch with; null for a definite match
 */
@WireObject
public record PensionView(
    @MaxItems(PensionView.MAX) List<PensionArrangement> arrangements,
    @Nullable PossibleMatch possibleMatch) {
  /** The most arrangements that one identifier leads to. */
  public static final int MAX = 20;

  /**
   * Copies the list, and refuses a mixture and nothing.
   *
   * @throws IllegalArgumentException if both are there, or neither, or too many arrangements
   */
  public PensionView {
    arrangements = List.copyOf(arrangements);
    if (arrangements.isEmpty() == (possibleMatch == null)) {
      throw new IllegalArgumentException(
          "a view must have arrangements or a possibleMatch, not "
              + (possibleMatch == null ? "neither" : "both"));
    }
    if (arrangements.size() > MAX) {
      throw new IllegalArgumentException(
          "arrangements must be at most " + MAX + ": " + arrangements.size());
    }
  }

  /** The view of a definite match. */
  public static PensionView of(List<PensionArrangement> arrangements) {
    return new PensionView(arrangements, null);
  }

  /** The view of a possible match. */
  public static PensionView of(PossibleMatch possibleMatch) {
    return new PensionView(List.of(), possibleMatch);
  }
}
