package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A Unique Property Reference Number: the identity of a property, or of a piece of land, for its
 * whole life. It is a string on the wire, because 12 digits do not survive every language's
 * numbers; but it is a number at Ordnance Survey, so leading zeros are dropped and {@code
 * 000012345678} is {@code 12345678}.
 *
 * @param value 1 to 12 digits, the first not 0
 */
@TextForm(pattern = "0{0,11}[1-9][0-9]{0,11}", example = "100012345678")
public record Uprn(@JsonValue String value) implements Comparable<Uprn> {
  private static final Pattern FORM = Pattern.compile("0{0,11}([1-9][0-9]{0,11})");
  private static final int MAX_LENGTH = 12;

  /**
   * Checks the form; whether there is such a property is Ordnance Survey's to say.
   *
   * @throws IllegalArgumentException if {@code value} is not 1 to 12 digits, or is zero
   */
  @JsonCreator
  public Uprn {
    var form = FORM.matcher(value);
    if (value.length() > MAX_LENGTH || !form.matches()) {
      throw new IllegalArgumentException(
          "UPRN must be 1 to 12 digits, as in 100071417680, and not zero: " + Quote.of(value));
    }
    value = form.group(1);
  }

  /** Same as the constructor; reads better at a call. */
  public static Uprn of(String value) {
    return new Uprn(value);
  }

  /** Orders as numbers do. */
  @Override
  public int compareTo(Uprn other) {
    int byLength = Integer.compare(value.length(), other.value.length());
    return byLength != 0 ? byLength : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
