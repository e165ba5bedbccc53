package org.govnet.api.care;

import java.net.URI;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Point;
import org.govnet.api.Text;
import org.govnet.api.Uprn;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A place where care services are given. A person's home is not one.
 *
 * @param id its id in this directory
 * @param locationType what kind of place it is
 * @param organizationId who runs it
 * @param name its name, 1 to 200 characters
 * @param alternateName another name for it
 * @param description what it is, 1 to 4,000 characters
 * @param transportation how to get there, 1 to 4,000 characters
 * @param url for a virtual one: where it is
 * @param point where it is on a map
 * @param uprn its property reference
 * @param addresses its addresses
 * @param accessibility what makes it accessible
 * @param phones its telephone numbers
 * @param schedules when it is open
 * @param languages what is spoken there
 */
@WireObject
public record Location(
    String id,
    LocationType locationType,
    @Nullable String organizationId,
    String name,
    @Nullable String alternateName,
    @Nullable String description,
    @Nullable String transportation,
    @Nullable URI url,
    @Nullable Point point,
    @Nullable Uprn uprn,
    @MaxItems(5) List<Address> addresses,
    @MaxItems(20) List<Accessibility> accessibility,
    @MaxItems(5) List<Phone> phones,
    @MaxItems(20) List<Schedule> schedules,
    @MaxItems(50) List<Language> languages) {
  /**
   * Checks the texts, and copies the lists.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or a virtual location has no
   *     whole address on the web
   */
  public Location {
    Text.require("id", id, CareText.SHORT);
    Text.optional("organizationId", organizationId, CareText.SHORT);
    Text.require("name", name, CareText.SHORT);
    Text.optional("alternateName", alternateName, CareText.SHORT);
    Text.optional("description", description, CareText.LONG);
    Text.optional("transportation", transportation, CareText.LONG);
    CareText.web("url", url);
    if (locationType == LocationType.VIRTUAL && url == null) {
      throw new IllegalArgumentException("a virtual location must have a url: it is nowhere else");
    }
    addresses = List.copyOf(addresses);
    accessibility = List.copyOf(accessibility);
    phones = List.copyOf(phones);
    schedules = List.copyOf(schedules);
    languages = List.copyOf(languages);
  }
}
