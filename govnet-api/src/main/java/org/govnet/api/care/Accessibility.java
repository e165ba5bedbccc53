package org.govnet.api.care;

import java.net.URI;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What makes a location accessible.
 *
 * @param description in a few words, such as {@code step-free entrance}; 1 to 4,000 characters
 * @param details more of it
 * @param url where more is said
 */
@WireObject
public record Accessibility(String description, @Nullable String details, @Nullable URI url) {
  /**
   * Checks the texts and the address.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or the address no whole one
   */
  public Accessibility {
    Text.require("description", description, CareText.LONG);
    Text.optional("details", details, CareText.LONG);
    CareText.web("url", url);
  }
}
