package org.govnet.api.planning;

import org.govnet.api.WireObject;

/**
 * How many comments by specialists there are, on all pages together.
 *
 * @param totalComments all of them
 * @param sentiment the same by sentiment
 */
@WireObject
public record SpecialistCommentSummary(int totalComments, Sentiments sentiment) {
  /**
   * Counts, none negative.
   *
   * @param approved how many are content with the application
   * @param amendmentsNeeded how many are content once it is changed
   * @param objected how many are against the application
   */
  @WireObject
  public record Sentiments(int approved, int amendmentsNeeded, int objected) {}

  /**
   * Checks the sum.
   *
   * @throws IllegalArgumentException if {@code totalComments} is another
   */
  public SpecialistCommentSummary {
    int sum = sentiment.approved() + sentiment.amendmentsNeeded() + sentiment.objected();
    if (sum != totalComments) {
      throw new IllegalArgumentException(
          "totalComments must be the sum of the sentiments, " + sum + ": " + totalComments);
    }
  }

  /** A summary of so many each. */
  public static SpecialistCommentSummary of(int approved, int amendmentsNeeded, int objected) {
    return new SpecialistCommentSummary(
        approved + amendmentsNeeded + objected,
        new Sentiments(approved, amendmentsNeeded, objected));
  }
}
