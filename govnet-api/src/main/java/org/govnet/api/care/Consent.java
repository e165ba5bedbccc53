package org.govnet.api.care;

import java.time.LocalDate;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * On what footing the referral is made. It is not the legal basis of the call, which travels with
 * it: a council does not rely on consent for its tasks.
 *
 * @param basis why it may be made
 * @param recordedDate when that was written down
 * @param note how it was found out, 1 to 4,000 characters; there unless the person agrees
 */
@WireObject
public record Consent(ConsentBasis basis, LocalDate recordedDate, @Nullable String note) {
  /**
   * Checks that a note is there where one is due.
   *
   * @throws IllegalArgumentException if the person did not agree and no note says why the referral
   *     is made all the same, or the note is blank or too long
   */
  public Consent {
    Text.optional("note", note, CareText.LONG);
    if (basis != ConsentBasis.GIVEN && note == null) {
      throw new IllegalArgumentException(
          "note must say why the referral is made without the person's agreement");
    }
  }

  /** The person agreed, on that day. */
  public static Consent given(LocalDate recordedDate) {
    return new Consent(ConsentBasis.GIVEN, recordedDate, null);
  }

  /** Without what it says of a person. */
  @Override
  public String toString() {
    return "Consent[basis=" + basis + "]";
  }
}
