package org.govnet.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The identity of one contracting process, for its whole life: a prefix registered with the Open
 * Contracting Partnership and an identifier of the publisher's (OCDS 1.1, "Open Contracting
 * Identifiers").
 *
 * @param value {@code ocds-}, six of {@code a-z} and {@code 0-9}, a hyphen, and 1 to 100 of
 *     letters, digits, {@code .}, {@code _} and {@code -}
 */
@TextForm(pattern = "ocds-[a-z0-9]{6}-[A-Za-z0-9._-]{1,100}", example = "ocds-h6vhtk-02e3b4")
public record Ocid(@JsonValue String value) implements Comparable<Ocid> {
  private static final Pattern FORM = Pattern.compile("ocds-[a-z0-9]{6}-[A-Za-z0-9._-]{1,100}");

  /**
   * Checks the form; whether the prefix is registered is the Open Contracting Partnership's to say.
   *
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  @JsonCreator
  public Ocid {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "ocid must be ocds-, a prefix of six, a hyphen and an identifier, as in"
              + " ocds-h6vhtk-02e3b4: "
              + Quote.of(value));
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static Ocid of(String value) {
    return new Ocid(value);
  }

  @Override
  public int compareTo(Ocid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
