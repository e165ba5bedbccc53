package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * HMRC's name for a VAT period, such as {@code 18A1}, or {@code #001} for the first of a business
 * that has no regular ones (VAT Making Tax Digital API). The number sign survives a URL only when
 * it is percent-encoded, which the client does.
 *
 * @param value four of {@code A-Z} and {@code 0-9}, or {@code #} and three digits
 */
@TextForm(pattern = "[A-Z0-9]{4}|#[0-9]{3}", example = "#001")
public record PeriodKey(@JsonValue String value) implements Comparable<PeriodKey> {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}|#[0-9]{3}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  @JsonCreator
  public PeriodKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "period key must be four of A-Z and 0-9, or # and three digits, as in 18A1: "
              + Quote.of(value));
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static PeriodKey of(String value) {
    return new PeriodKey(value);
  }

  @Override
  public int compareTo(PeriodKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
