package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A contract, as a release has it: an OCDS contract. (The contracts of a network are another
 * thing.)
 *
 * @param id its id
 * @param awardID the award it comes from
 * @param title what it is about
 * @param status where it stands
 * @param period from when until when
 * @param value what it is worth
 * @param items what is provided
 * @param signedAt when all had signed; null before
 */
@WireObject
public record AwardedContract(
    String id,
    String awardID,
    String title,
    ContractStatus status,
    Period period,
    Money value,
    @MaxItems(Checks.MAX_LOTS) List<Item> items,
    @Nullable Instant signedAt) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public AwardedContract {
    Checks.id("id", id);
    Checks.id("awardID", awardID);
    Checks.title("title", title);
    items = List.copyOf(items);
  }
}
