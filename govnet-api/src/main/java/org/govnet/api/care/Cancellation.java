package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Why a referral is taken back.
 *
 * @param reason why, by code
 * @param text the same in words, 1 to 4,000 characters; there if the reason is another
 */
@WireObject
public record Cancellation(CancellationReason reason, @Nullable String text) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is missing where it is due, blank or too long
   */
  public Cancellation {
    Text.optional("text", text, CareText.LONG);
    if (reason == CancellationReason.OTHER && text == null) {
      throw new IllegalArgumentException("text must say what the reason is if it is other");
    }
  }

  /** With no more to say of it. */
  public static Cancellation of(CancellationReason reason) {
    return new Cancellation(reason, null);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Cancellation[reason=" + reason + "]";
  }
}
