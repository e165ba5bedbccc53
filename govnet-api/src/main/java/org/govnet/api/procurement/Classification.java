package org.govnet.api.procurement;

import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.WireObject;

/**
 * What a thing is, in a classification: an OCDS classification.
 *
 * @param scheme the classification
 * @param id its code there: eight digits, without the check digit, as Find a Tender has it
 * @param description what the code means
 */
@WireObject
public record Classification(ClassificationScheme scheme, String id, String description) {
  private static final Pattern CPV = Pattern.compile("[0-9]{8}");

  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Classification {
    if (!CPV.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a CPV code must be eight digits without the check digit, as in 34144431: "
              + Quote.of(id));
    }
    Checks.title("description", description);
  }

  /** A code of the Common Procurement Vocabulary. */
  public static Classification cpv(String code, String description) {
    return new Classification(ClassificationScheme.CPV, code, description);
  }
}
