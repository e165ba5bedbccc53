package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Why a referral is not taken on.
 *
 * @param reason why, by code
 * @param text the same in words, 1 to 4,000 characters; there if the reason is another
 */
@WireObject
public record Rejection(RejectionReason reason, @Nullable String text) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is missing where it is due, blank or too long
   */
  public Rejection {
    Text.optional("text", text, CareText.LONG);
    if (reason == RejectionReason.OTHER && text == null) {
      throw new IllegalArgumentException("text must say what the reason is if it is other");
    }
  }

  /** With no more to say of it. */
  public static Rejection of(RejectionReason reason) {
    return new Rejection(reason, null);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Rejection[reason=" + reason + "]";
  }
}
