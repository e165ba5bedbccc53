package org.govnet.api.procurement;

import java.time.Instant;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;

/**
 * Who may provide, and what: an OCDS award. A framework has one for each lot.
 *
 * @param id its id
 * @param title what is awarded
 * @param status where it stands
 * @param awardedAt when it was made
 * @param value at most so much
 * @param suppliers who may provide
 * @param items what
 * @param relatedLots the lots it is about
 * @param contractPeriod from when until when
 */
@WireObject
public record Award(
    String id,
    String title,
    AwardStatus status,
    Instant awardedAt,
    Money value,
    @MaxItems(Checks.MAX_LOTS) List<OrganisationReference> suppliers,
    @MaxItems(Checks.MAX_LOTS) List<Item> items,
    @MaxItems(Checks.MAX_LOTS) List<String> relatedLots,
    Period contractPeriod) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Award {
    Checks.id("id", id);
    Checks.title("title", title);
    suppliers = List.copyOf(suppliers);
    items = List.copyOf(items);
    relatedLots = List.copyOf(relatedLots);
  }
}
