package org.govnet.api.care;

import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A language that is spoken, without an interpreter.
 *
 * @param name such as {@code Urdu}, 1 to 200 characters
 * @param code its ISO 639 code, such as {@code ur}; two or three small letters
 * @param note anything to know of it, such as when it is spoken
 */
@WireObject
public record Language(String name, @Nullable String code, @Nullable String note) {
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

  /**
   * Checks the code's form and the texts.
   *
   * @throws IllegalArgumentException if the code is not of that form, or a text blank or too long
   */
  public Language {
    Text.require("name", name, CareText.SHORT);
    if (code != null && !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "code must be an ISO 639 code of two or three small letters, as in ur: "
              + Quote.of(code));
    }
    Text.optional("note", note, CareText.SHORT);
  }
}
