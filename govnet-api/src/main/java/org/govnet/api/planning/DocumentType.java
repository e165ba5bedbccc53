package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.TextForm;

/**
 * What kind of document it is: one of the source's file types, such as {@code sitePlan.proposed} or
 * {@code decisionNotice}. The source has over a hundred and adds to them, so a code that a reader
 * does not know is still a code.
 *
 * @param value a name in camel case, perhaps followed by a dot and another; at most 100 characters
 */
@TextForm(pattern = "[a-z][A-Za-z]{0,62}([.][a-z][A-Za-z]{0,35})?", example = "sitePlan.proposed")
public record DocumentType(@JsonValue String value) {
  private static final Pattern FORM =
      Pattern.compile("[a-z][A-Za-z]{0,62}([.][a-z][A-Za-z]{0,35})?");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  @JsonCreator
  public DocumentType {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "document type must be a code as in sitePlan.proposed: " + Quote.of(value));
    }
  }

  /** Same as the constructor; reads better at a call. */
  public static DocumentType of(String value) {
    return new DocumentType(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
