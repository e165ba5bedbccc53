package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A place by its GSS code (Government Statistical Service, published by the ONS), such as {@code
 * E08000003} for Manchester. What tier the place is, and which county it lies in, is data in the
 * directory: never guessed from the code, because North Yorkshire is a single tier under a county's
 * code.
 *
 * @param value a letter for the country ({@code E}, {@code W}, {@code S} or {@code N}) and eight
 *     digits
 */
@TextForm(pattern = "[EWSN][0-9]{8}", example = "E08000003")
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {
  private static final Pattern GSS = Pattern.compile("[EWSN][0-9]{8}");

  /**
   * Checks the code's form; whether it is in use is the directory's to say.
   *
   * @throws IllegalArgumentException if {@code value} is not of the form of a GSS code
   */
  @JsonCreator
  public AreaCode {
    if (!GSS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "area code must be E, W, S or N and eight digits, as in E08000003: " + Quote.of(value));
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static AreaCode of(String value) {
    return new AreaCode(value);
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
