package org.govnet.api.planning;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A comment by a specialist, such as the Environment Agency, as it is submitted. A specialist
 * comments in an office, and is named by it.
 *
 * @param organisationSpecialism the organisation, or the specialism within the authority, such as
 *     {@code Conservation}; 1 to 200 characters
 * @param jobTitle the function of whoever writes, at most 200 characters; null if not said
 * @param reason why the specialist was asked, at most 500 characters; {@code constraint} if it is
 *     one of the land's; null if not said
 * @param sentiment what the specialist makes of the application
 * @param comment 1 to 20,000 characters; published, so without names
 */
@WireObject
public record NewSpecialistComment(
    String organisationSpecialism,
    @Nullable String jobTitle,
    @Nullable String reason,
    SpecialistSentiment sentiment,
    String comment) {
  private static final int MAX_NAME = 200;
  private static final int MAX_REASON = 500;
  private static final int MAX_COMMENT = 20_000;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public NewSpecialistComment {
    Text.require("organisationSpecialism", organisationSpecialism, MAX_NAME);
    Text.optional("jobTitle", jobTitle, MAX_NAME);
    Text.optional("reason", reason, MAX_REASON);
    Text.require("comment", comment, MAX_COMMENT);
  }

  /** Without the texts, from which nothing is redacted yet. */
  @Override
  public String toString() {
    return "NewSpecialistComment[sentiment=" + sentiment + "]";
  }
}
