package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * That a referral is taken on, as it was read.
 *
 * @param version the version that was read, at least 1: what has changed since was not agreed to
 * @param text what happens next, 1 to 4,000 characters
 */
@WireObject
public record Acceptance(int version, @Nullable String text) {
  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the version is under 1, or the text blank or too long
   */
  public Acceptance {
    Version.check(version);
    Text.optional("text", text, CareText.LONG);
  }

  /** Of the referral as it was read. */
  public static Acceptance of(Referral read) {
    return new Acceptance(read.version(), null);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Acceptance[version=" + version + "]";
  }
}
