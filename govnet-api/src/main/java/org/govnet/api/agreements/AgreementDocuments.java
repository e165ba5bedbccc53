package org.govnet.api.agreements;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;

/**
 * Signed documents of one agreement: compact JWS over the same payload, one of each party that has
 * signed.
 *
 * @param documents one or two, each of 1 to 65,536 characters
 */
@WireObject
public record AgreementDocuments(@MaxItems(2) List<String> documents) {
  private static final int MAX_LENGTH = 1 << 16;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is none, or one is too long
   */
  public AgreementDocuments {
    documents = List.copyOf(documents);
    if (documents.isEmpty() || documents.size() > 2) {
      throw new IllegalArgumentException("documents must be one or two: " + documents.size());
    }
    for (String document : documents) {
      if (document.isEmpty() || document.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "a document must have 1 to 65,536 characters: " + document.length());
      }
    }
  }
}
