package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number of a team or a desk, never of a person.
 *
 * @param number as people write it, 1 to 40 characters
 * @param extension the extension behind it
 * @param type what it is for
 * @param description when it is answered, and other things to know
 */
@WireObject
public record Phone(
    String number,
    @Nullable Integer extension,
    @Nullable PhoneType type,
    @Nullable String description) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public Phone {
    Text.require("number", number, 40);
    Text.optional("description", description, CareText.LONG);
  }

  /** A number for speech, with nothing more to say of it. */
  public static Phone voice(String number) {
    return new Phone(number, null, PhoneType.VOICE, null);
  }

  /** Without the number: it may be one person's. */
  @Override
  public String toString() {
    return "Phone[type=" + type + "]";
  }
}
