package org.govnet.api.care;

import java.net.URI;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A word that care services are sorted by.
 *
 * @param id its id in this directory
 * @param code its code in its taxonomy
 * @param name the word, 1 to 200 characters
 * @param description what it means, 1 to 4,000 characters
 * @param parentId the id of the wider term; null for a widest one
 * @param taxonomy the taxonomy it is of, such as {@code esdServiceTypes}
 * @param termUri the term's own address
 */
@WireObject
public record TaxonomyTerm(
    String id,
    @Nullable String code,
    String name,
    String description,
    @Nullable String parentId,
    @Nullable String taxonomy,
    @Nullable URI termUri) {
  /**
   * Checks the texts and the address.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or the address no whole one
   */
  public TaxonomyTerm {
    Text.require("id", id, CareText.SHORT);
    Text.optional("code", code, CareText.SHORT);
    Text.require("name", name, CareText.SHORT);
    Text.require("description", description, CareText.LONG);
    Text.optional("parentId", parentId, CareText.SHORT);
    Text.optional("taxonomy", taxonomy, CareText.SHORT);
    CareText.web("termUri", termUri);
  }
}
