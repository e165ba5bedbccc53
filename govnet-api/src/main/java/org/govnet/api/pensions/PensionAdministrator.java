package org.govnet.api.pensions;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * Who runs a pension, and answers for it.
 *
 * @param name at most 140 characters
 * @param contactMethods at least one
 */
@WireObject
public record PensionAdministrator(String name, @MaxItems(10) List<ContactMethod> contactMethods) {
  /**
   * Copies the methods.
   *
   * @throws IllegalArgumentException if the name is blank or too long, or there is no method or
   *     more than ten
   */
  public PensionAdministrator {
    Text.require("name", name, 140);
    contactMethods = List.copyOf(contactMethods);
    if (contactMethods.isEmpty() || contactMethods.size() > 10) {
      throw new IllegalArgumentException(
          "contactMethods must be 1 to 10: " + contactMethods.size());
    }
  }
}
