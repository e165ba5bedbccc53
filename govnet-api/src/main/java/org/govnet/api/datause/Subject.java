package org.govnet.api.datause;

import org.govnet.api.PersonalIdentifier;
import org.govnet.api.WireObject;

/**
 * Whose data it is: a person, by an identifier that the caller has verified to be theirs.
 *
 * @param scheme what kind of identifier it is
 * @param value the identifier; spaces and case, as people write it, are evened out
 */
@WireObject
public record Subject(SubjectScheme scheme, String value) implements PersonalIdentifier {
  /**
   * Checks the identifier by its scheme.
   *
   * @throws IllegalArgumentException if it is none of that scheme; the message does not show it
   */
  public Subject {
    value = scheme.checked(value);
  }

  /** Masked, for a log. */
  @Override
  public String toString() {
    return scheme + " " + PersonalIdentifier.mask(value);
  }
}
