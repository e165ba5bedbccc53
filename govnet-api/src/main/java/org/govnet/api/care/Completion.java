package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What came of a referral.
 *
 * @param outcome what, by code
 * @param text the same in words, 1 to 4,000 characters
 */
@WireObject
public record Completion(CompletionOutcome outcome, @Nullable String text) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public Completion {
    Text.optional("text", text, CareText.LONG);
  }

  /** With no more to say of it. */
  public static Completion of(CompletionOutcome outcome) {
    return new Completion(outcome, null);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Completion[outcome=" + outcome + "]";
  }
}
