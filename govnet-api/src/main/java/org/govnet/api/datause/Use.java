package org.govnet.api.datause;

import java.time.Instant;
import java.util.List;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.MaxItems;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One use of a person's data, for that person to read: who had it, when, for what and by which law.
 * The data itself is not here, nor the official.
 *
 * @param id its opaque id, which tells nothing of its order
 * @param usedAt when
 * @param kind what was done
 * @param institution the node that the data went to or came from; the serving node for a use within
 * @param institutionName that institution's name, as a person knows it, 1 to 200 characters
 * @param contract by which contract
 * @param operation by which of its operations, 1 to 100 characters
 * @param purpose what for
 * @param legalBasis by which law
 * @param agreement the id of the agreement it was under, 1 to 200 characters; null if under none
 * @param requester for whom the institution asked, if it served another's call: that node may have
 *     been told what it was given; null if it asked for itself
 * @param categories what kinds of data, each 1 to 100 characters, such as {@code income}; 1 to 20
 */
@WireObject
public record Use(
    String id,
    Instant usedAt,
    UseKind kind,
    NodeId institution,
    String institutionName,
    ContractId contract,
    String operation,
    Purpose purpose,
    LegalBasis legalBasis,
    @Nullable String agreement,
    @Nullable NodeId requester,
    @MaxItems(Use.MAX_CATEGORIES) List<String> categories) {
  /** The most kinds of data that one use names. */
  public static final int MAX_CATEGORIES = 20;

  private static final int MAX_NAME = 200;
  private static final int MAX_WORD = 100;

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank or too long, or there are no categories or too
   *     many
   */
  public Use {
    Text.require("institutionName", institutionName, MAX_NAME);
    Text.require("operation", operation, MAX_WORD);
    Text.optional("agreement", agreement, MAX_NAME);
    categories = List.copyOf(categories);
    if (categories.isEmpty() || categories.size() > MAX_CATEGORIES) {
      throw new IllegalArgumentException(
          "categories must be 1 to " + MAX_CATEGORIES + " in number: " + categories.size());
    }
    categories.forEach(category -> Text.require("category", category, MAX_WORD));
  }
}
