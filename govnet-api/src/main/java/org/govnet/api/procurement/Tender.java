package org.govnet.api.procurement;

import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What bids are asked for: an OCDS tender.
 *
 * @param id its id
 * @param title what is bought
 * @param description more about it
 * @param status where it stands
 * @param procuringEntity who runs it
 * @param procurementMethod how openly bids are asked for; null before they are
 * @param mainProcurementCategory what kind of thing is bought
 * @param value what it is estimated to cost
 * @param lots its parts; empty in a call-off
 * @param items what is bought; empty in a call-off, whose contract has them
 * @param tenderPeriod when bids are taken; null before
 * @param techniques how it differs from a plain purchase
 */
@WireObject
public record Tender(
    String id,
    String title,
    @Nullable String description,
    TenderStatus status,
    OrganisationReference procuringEntity,
    @Nullable ProcurementMethod procurementMethod,
    ProcurementCategory mainProcurementCategory,
    @Nullable Money value,
    @MaxItems(Checks.MAX_LOTS) List<Lot> lots,
    @MaxItems(Checks.MAX_LOTS) List<Item> items,
    @Nullable Period tenderPeriod,
    @Nullable Techniques techniques) {
  /**
   * Checks the values, and copies the lists.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Tender {
    Checks.id("id", id);
    Checks.title("title", title);
    lots = List.copyOf(lots);
    items = List.copyOf(items);
  }
}
