package org.govnet.api.care;

import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a care service is sorted under.
 *
 * @param taxonomyTerm the term
 * @param value what is said of it, where the term is a question
 * @param label how the value is shown
 */
@WireObject
public record Attribute(TaxonomyTerm taxonomyTerm, @Nullable String value, @Nullable String label) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public Attribute {
    Text.optional("value", value, CareText.SHORT);
    Text.optional("label", label, CareText.SHORT);
  }

  /** Sorted under the term, and no more. */
  public static Attribute of(TaxonomyTerm term) {
    return new Attribute(term, null, null);
  }
}
