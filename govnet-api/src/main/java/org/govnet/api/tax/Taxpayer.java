package org.govnet.api.tax;

import org.govnet.api.Text;
import org.govnet.api.WireObject;

/**
 * A taxpayer, found.
 *
 * @param id opaque; it names the taxpayer in paths, and says nothing of the registration number
 * @param name the name registered for VAT: a sole trader's may be the person's own
 */
@WireObject
public record Taxpayer(String id, String name) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank, or over 64 and 160 characters
   */
  public Taxpayer {
    Text.require("id", id, 64);
    Text.require("name", name, 160);
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "Taxpayer[id=" + id + "]";
  }
}
