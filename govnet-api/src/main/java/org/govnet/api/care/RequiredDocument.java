package org.govnet.api.care;

import java.net.URI;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A document that people have to bring.
 *
 * @param document what it is, 1 to 4,000 characters
 * @param uri where more is said of it
 */
@WireObject
public record RequiredDocument(String document, @Nullable URI uri) {
  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the text is blank or too long, or the address no whole one
   */
  public RequiredDocument {
    Text.require("document", document, CareText.LONG);
    CareText.web("uri", uri);
  }
}
