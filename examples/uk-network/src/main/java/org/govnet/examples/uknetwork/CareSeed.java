package org.govnet.examples.uknetwork;

import java.util.List;
import org.govnet.api.care.Location;
import org.govnet.api.care.Organization;
import org.govnet.api.care.TaxonomyTerm;

/**
 * What a council's social care begins with: all of it fictional, though the councils are not. See
 * {@link FictionalCare}.
 *
 * @param organizations who gives care
 * @param locations where
 * @param terms what care services are sorted under
 * @param offers the care services, in the order of the list
 */
record CareSeed(
    List<Organization> organizations,
    List<Location> locations,
    List<TaxonomyTerm> terms,
    List<CareOffer> offers) {
  CareSeed {
    organizations = List.copyOf(organizations);
    locations = List.copyOf(locations);
    terms = List.copyOf(terms);
    offers = List.copyOf(offers);
  }

  /** Birmingham: a single tier. */
  static CareSeed birmingham() {
    return new FictionalCare("Birmingham", "birmingham", "E08000025", "B99 9ZZ", "0121 496 0")
        .at(-1.8904, 52.4773)
        .homeCareAnHour("24.50")
        .seed();
  }

  /** Leeds: a single tier. */
  static CareSeed leeds() {
    return new FictionalCare("Leeds", "leeds", "E08000035", "LS99 9ZZ", "0113 496 0")
        .at(-1.5436, 53.7997)
        .homeCareAnHour("23.80")
        .seed();
  }

  /** West Sussex: a county, whose districts have no social care. */
  static CareSeed westSussex() {
    return new FictionalCare("West Sussex", "west-sussex", "E10000032", "BN99 9ZZ", "01632 960")
        .district("E07000223", "Adur")
        .district("E07000224", "Arun")
        .district("E07000225", "Chichester")
        .district("E07000226", "Crawley")
        .district("E07000227", "Horsham")
        .district("E07000228", "Mid Sussex")
        .district("E07000229", "Worthing")
        .at(-0.7798, 50.8365)
        .homeCareAnHour("26.10")
        .seed();
  }
}
