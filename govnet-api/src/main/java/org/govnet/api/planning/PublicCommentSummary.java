package org.govnet.api.planning;

import org.govnet.api.WireObject;

/**
 * How many comments by members of the public there are, on all pages together.
 *
 * @param totalComments all of them
 * @param sentiment the same by sentiment
 */
@WireObject
public record PublicCommentSummary(int totalComments, Sentiments sentiment) {
  /**
   * Counts, none negative.
   *
   * @param objection how many are against the application
   * @param neutral how many are neither for nor against
   * @param supportive how many are for the application
   */
  @WireObject
  public record Sentiments(int objection, int neutral, int supportive) {}

  /**
   * Checks the sum.
   *
   * @throws IllegalArgumentException if {@code totalComments} is another
   */
  public PublicCommentSummary {
    int sum = sentiment.objection() + sentiment.neutral() + sentiment.supportive();
    if (sum != totalComments) {
      throw new IllegalArgumentException(
          "totalComments must be the sum of the sentiments, " + sum + ": " + totalComments);
    }
  }

  /** A summary of so many each. */
  public static PublicCommentSummary of(int objection, int neutral, int supportive) {
    return new PublicCommentSummary(
        objection + neutral + supportive, new Sentiments(objection, neutral, supportive));
  }
}
