package org.govnet.api.care;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * Whom to turn to: a function, never a named person.
 *
 * @param title the function, such as {@code Duty social worker}, 1 to 200 characters
 * @param department the department it is in
 * @param email a shared mailbox
 * @param phones its telephone numbers
 */
@WireObject
public record Contact(
    String title,
    @Nullable String department,
    @Nullable String email,
    @MaxItems(5) List<Phone> phones) {
  /**
   * Checks the texts, and copies the list.
   *
   * @throws IllegalArgumentException if a text is blank or too long
   */
  public Contact {
    Text.require("title", title, CareText.SHORT);
    Text.optional("department", department, CareText.SHORT);
    Text.optional("email", email, 254);
    phones = List.copyOf(phones);
  }

  /** Without the address and the numbers: they may be one person's. */
  @Override
  public String toString() {
    return "Contact[title=" + title + ", department=" + department + "]";
  }
}
