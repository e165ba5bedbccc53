package org.govnet.api.care;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A care service as the directory has it. Nothing of a person is here.
 *
 * @param id its id in this directory, 1 to 200 characters
 * @param organizationId the {@link Organization} that gives it
 * @param name its name, 1 to 200 characters
 * @param alternateName another name for it
 * @param description what it is, 1 to 4,000 characters
 * @param url its own page
 * @param email a shared mailbox
 * @param status whether it is open
 * @param interpretationServices which interpreters there are
 * @param applicationProcess how to get it, 1 to 4,000 characters
 * @param feesDescription what it costs, in words
 * @param accreditations by whom it is accredited, such as the Care Quality Commission
 * @param eligibilityDescription whom it is for, 1 to 4,000 characters
 * @param minimumAge the least age in whole years, 0 to 150; null for none
 * @param maximumAge the greatest age in whole years, at least the least; null for none
 * @param assuredDate when this was last checked
 * @param alert what to know now, such as a closure
 * @param phones its telephone numbers
 * @param schedules when it is open
 * @param serviceAreas the places whose residents it is for; empty for everybody
 * @param serviceAtLocations where it is given; empty if only at home or from afar
 * @param languages what is spoken there
 * @param costOptions what it costs; empty if it is free or not known
 * @param requiredDocuments what people have to bring
 * @param contacts whom to turn to
 * @param attributes what it is sorted under
 */
@WireObject
public record CareService(
    String id,
    String organizationId,
    String name,
    @Nullable String alternateName,
    @Nullable String description,
    @Nullable URI url,
    @Nullable String email,
    CareServiceStatus status,
    @Nullable String interpretationServices,
    @Nullable String applicationProcess,
    @Nullable String feesDescription,
    @Nullable String accreditations,
    @Nullable String eligibilityDescription,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    @Nullable LocalDate assuredDate,
    @Nullable String alert,
    @MaxItems(10) List<Phone> phones,
    @MaxItems(20) List<Schedule> schedules,
    @MaxItems(100) List<ServiceArea> serviceAreas,
    @MaxItems(50) List<ServiceAtLocation> serviceAtLocations,
    @MaxItems(50) List<Language> languages,
    @MaxItems(20) List<CostOption> costOptions,
    @MaxItems(20) List<RequiredDocument> requiredDocuments,
    @MaxItems(10) List<Contact> contacts,
    @MaxItems(50) List<Attribute> attributes) {
  private static final int MAX_AGE = 150;

  /**
   * Checks the ages and texts, and copies the lists.
   *
   * @throws IllegalArgumentException if an age is out of range, the least over the greatest, a text
   *     blank or too long, or an address no whole one
   */
  public CareService {
    Text.require("id", id, CareText.SHORT);
    Text.require("organizationId", organizationId, CareText.SHORT);
    Text.require("name", name, CareText.SHORT);
    Text.optional("alternateName", alternateName, CareText.SHORT);
    Text.optional("description", description, CareText.LONG);
    CareText.web("url", url);
    Text.optional("email", email, 254);
    Text.optional("interpretationServices", interpretationServices, CareText.LONG);
    Text.optional("applicationProcess", applicationProcess, CareText.LONG);
    Text.optional("feesDescription", feesDescription, CareText.LONG);
    Text.optional("accreditations", accreditations, CareText.LONG);
    Text.optional("eligibilityDescription", eligibilityDescription, CareText.LONG);
    Text.optional("alert", alert, CareText.LONG);
    phones = List.copyOf(phones);
    schedules = List.copyOf(schedules);
    serviceAreas = List.copyOf(serviceAreas);
    serviceAtLocations = List.copyOf(serviceAtLocations);
    languages = List.copyOf(languages);
    costOptions = List.copyOf(costOptions);
    requiredDocuments = List.copyOf(requiredDocuments);
    contacts = List.copyOf(contacts);
    attributes = List.copyOf(attributes);
    age("minimumAge", minimumAge);
    age("maximumAge", maximumAge);
    if (minimumAge != null && maximumAge != null && minimumAge > maximumAge) {
      throw new IllegalArgumentException(
          "minimumAge must not be over maximumAge: " + minimumAge + " is over " + maximumAge);
    }
  }

  /**
   * Starts a care service that is active and of which no more is known.
   *
   * @param id its id
   * @param organizationId who gives it
   * @param name its name
   */
  public static CareServiceBuilder builder(String id, String organizationId, String name) {
    return new CareServiceBuilder(id, organizationId, name);
  }

  /**
   * Whether it is for somebody of that age.
   *
   * @param age whole years
   */
  public boolean takesAge(int age) {
    return (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
  }

  /** Whether it is for residents of that place; one that names no place is for everybody. */
  public boolean serves(AreaCode area) {
    return serviceAreas.isEmpty()
        || serviceAreas.stream().anyMatch(each -> each.area().equals(area));
  }

  /** What a list shows of it. */
  public CareServiceSummary summary() {
    return new CareServiceSummary(
        id,
        organizationId,
        name,
        description,
        status,
        eligibilityDescription,
        minimumAge,
        maximumAge,
        alert);
  }

  private static void age(String name, @Nullable Integer years) {
    if (years != null && (years < 0 || years > MAX_AGE)) {
      throw new IllegalArgumentException(name + " must be 0 to " + MAX_AGE + ": " + years);
    }
  }
}
