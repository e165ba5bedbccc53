package org.govnet.api.care;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link CareService} by the names of its fields, which are too many to tell apart by
 * position. What is not set stays null or empty.
 */
public final class CareServiceBuilder {
  private final String id;
  private final String organizationId;
  private final String name;
  private @Nullable String alternateName;
  private @Nullable String description;
  private @Nullable URI url;
  private @Nullable String email;
  private CareServiceStatus status = CareServiceStatus.ACTIVE;
  private @Nullable String interpretationServices;
  private @Nullable String applicationProcess;
  private @Nullable String feesDescription;
  private @Nullable String accreditations;
  private @Nullable String eligibilityDescription;
  private @Nullable Integer minimumAge;
  private @Nullable Integer maximumAge;
  private @Nullable LocalDate assuredDate;
  private @Nullable String alert;
  private List<Phone> phones = List.of();
  private List<Schedule> schedules = List.of();
  private List<ServiceArea> serviceAreas = List.of();
  private List<ServiceAtLocation> serviceAtLocations = List.of();
  private List<Language> languages = List.of();
  private List<CostOption> costOptions = List.of();
  private List<RequiredDocument> requiredDocuments = List.of();
  private List<Contact> contacts = List.of();
  private List<Attribute> attributes = List.of();

  CareServiceBuilder(String id, String organizationId, String name) {
    this.id = id;
    this.organizationId = organizationId;
    this.name = name;
  }

  /** Sets {@link CareService#alternateName}. */
  public CareServiceBuilder alternateName(String value) {
    alternateName = value;
    return this;
  }

  /** Sets {@link CareService#description}. */
  public CareServiceBuilder description(String value) {
    description = value;
    return this;
  }

  /** Sets {@link CareService#url}. */
  public CareServiceBuilder url(URI value) {
    url = value;
    return this;
  }

  /** Sets {@link CareService#email}. */
  public CareServiceBuilder email(String value) {
    email = value;
    return this;
  }

  /** Sets {@link CareService#status}. */
  public CareServiceBuilder status(CareServiceStatus value) {
    status = value;
    return this;
  }

  /** Sets {@link CareService#interpretationServices}. */
  public CareServiceBuilder interpretationServices(String value) {
    interpretationServices = value;
    return this;
  }

  /** Sets {@link CareService#applicationProcess}. */
  public CareServiceBuilder applicationProcess(String value) {
    applicationProcess = value;
    return this;
  }

  /** Sets {@link CareService#feesDescription}. */
  public CareServiceBuilder feesDescription(String value) {
    feesDescription = value;
    return this;
  }

  /** Sets {@link CareService#accreditations}. */
  public CareServiceBuilder accreditations(String value) {
    accreditations = value;
    return this;
  }

  /** Sets {@link CareService#eligibilityDescription}. */
  public CareServiceBuilder eligibilityDescription(String value) {
    eligibilityDescription = value;
    return this;
  }

  /** Sets {@link CareService#minimumAge}. */
  public CareServiceBuilder minimumAge(int value) {
    minimumAge = value;
    return this;
  }

  /** Sets {@link CareService#maximumAge}. */
  public CareServiceBuilder maximumAge(int value) {
    maximumAge = value;
    return this;
  }

  /** Sets {@link CareService#assuredDate}. */
  public CareServiceBuilder assuredDate(LocalDate value) {
    assuredDate = value;
    return this;
  }

  /** Sets {@link CareService#alert}. */
  public CareServiceBuilder alert(String value) {
    alert = value;
    return this;
  }

  /** Sets {@link CareService#phones}. */
  public CareServiceBuilder phones(Phone... values) {
    phones = List.of(values);
    return this;
  }

  /** Sets {@link CareService#schedules}. */
  public CareServiceBuilder schedules(Schedule... values) {
    schedules = List.of(values);
    return this;
  }

  /** Sets {@link CareService#serviceAreas}. */
  public CareServiceBuilder serviceAreas(ServiceArea... values) {
    serviceAreas = List.of(values);
    return this;
  }

  /** Sets {@link CareService#serviceAtLocations}. */
  public CareServiceBuilder serviceAtLocations(ServiceAtLocation... values) {
    serviceAtLocations = List.of(values);
    return this;
  }

  /** Sets {@link CareService#languages}. */
  public CareServiceBuilder languages(Language... values) {
    languages = List.of(values);
    return this;
  }

  /** Sets {@link CareService#costOptions}. */
  public CareServiceBuilder costOptions(CostOption... values) {
    costOptions = List.of(values);
    return this;
  }

  /** Sets {@link CareService#requiredDocuments}. */
  public CareServiceBuilder requiredDocuments(RequiredDocument... values) {
    requiredDocuments = List.of(values);
    return this;
  }

  /** Sets {@link CareService#contacts}. */
  public CareServiceBuilder contacts(Contact... values) {
    contacts = List.of(values);
    return this;
  }

  /** Sets {@link CareService#attributes}. */
  public CareServiceBuilder attributes(Attribute... values) {
    attributes = List.of(values);
    return this;
  }

  /**
   * The care service as set so far; the builder may go on to make another.
   *
   * @throws IllegalArgumentException as the record's constructor has it
   */
  public CareService build() {
    return new CareService(
        id,
        organizationId,
        name,
        alternateName,
        description,
        url,
        email,
        status,
        interpretationServices,
        applicationProcess,
        feesDescription,
        accreditations,
        eligibilityDescription,
        minimumAge,
        maximumAge,
        assuredDate,
        alert,
        phones,
        schedules,
        serviceAreas,
        serviceAtLocations,
        languages,
        costOptions,
        requiredDocuments,
        contacts,
        attributes);
  }
}
