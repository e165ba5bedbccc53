package org.govnet.api.planning;

import org.govnet.api.WireObject;

/**
 * What is submitted; the authority gives it an id, a reference and a time.
 *
 * @param applicationType what is applied for
 * @param description what is proposed, 1 to 4,000 characters; published, so without names
 * @param site where
 */
@WireObject
public record NewApplication(ApplicationType applicationType, String description, Site site) {
  private static final int MAX_DESCRIPTION = 4_000;

  /**
   * Checks the description.
   *
   * @throws IllegalArgumentException if the description is blank or too long
   */
  public NewApplication {
    if (description.isBlank() || description.length() > MAX_DESCRIPTION) {
      throw new IllegalArgumentException(
          "description must be 1 to 4,000 characters and not blank: " + description.length());
    }
  }
}
