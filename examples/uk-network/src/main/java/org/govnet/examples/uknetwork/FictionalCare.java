package org.govnet.examples.uknetwork;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.govnet.api.AreaCode;
import org.govnet.api.Money;
import org.govnet.api.Point;
import org.govnet.api.Postcode;
import org.govnet.api.care.Accessibility;
import org.govnet.api.care.Address;
import org.govnet.api.care.Attribute;
import org.govnet.api.care.CareService;
import org.govnet.api.care.CareServiceBuilder;
import org.govnet.api.care.CareServiceStatus;
import org.govnet.api.care.Contact;
import org.govnet.api.care.CostOption;
import org.govnet.api.care.DeliveryChannel;
import org.govnet.api.care.Language;
import org.govnet.api.care.Location;
import org.govnet.api.care.LocationType;
import org.govnet.api.care.Organization;
import org.govnet.api.care.OrganizationIdentifier;
import org.govnet.api.care.Phone;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.RequiredDocument;
import org.govnet.api.care.Schedule;
import org.govnet.api.care.ServiceArea;
import org.govnet.api.care.ServiceAtLocation;
import org.govnet.api.care.SlotUse;
import org.govnet.api.care.TaxonomyTerm;
import org.jspecify.annotations.Nullable;

/**
 * The social care of a council, made up: the organisations, places, prices and hours are fictional,
 * the telephone numbers are from the ranges that Ofcom keeps for drama, and the web addresses end
 * in {@code example} (RFC 2606).
 */
final class FictionalCare {
  private static final TaxonomyTerm CARE =
      term("care", "Care and support", "Help with everyday life", null);
  private static final TaxonomyTerm MOBILITY =
      term("mobility", "Mobility", "Getting about, at home and outside", "care");
  private static final TaxonomyTerm AT_HOME =
      term("at-home", "Care at home", "Help that comes to people's homes", "care");
  private static final TaxonomyTerm ASSESSMENT =
      term("assessment", "Assessments", "Finding out what somebody needs", "care");
  private static final TaxonomyTerm CARERS =
      term("carers", "Carers", "For people who look after somebody", "care");

  private static final LocalDate ASSURED = LocalDate.of(2026, 10, 1);

  private final String place;
  private final String slug;
  private final List<ServiceArea> areas = new ArrayList<>();
  private final Postcode postcode;
  private final String phones;
  private Point point = Point.of(0, 0);
  private Money homeCare = Money.gbp(0);

  /**
   * The care of one council.
   *
   * @param place its name
   * @param slug the same for ids and web addresses
   * @param area its GSS code
   * @param postcode a postcode that nobody has
   * @param phones the beginning of its telephone numbers; three digits follow
   */
  FictionalCare(String place, String slug, String area, String postcode, String phones) {
    this.place = place;
    this.slug = slug;
    this.areas.add(new ServiceArea(AreaCode.of(area), place, null));
    this.postcode = Postcode.of(postcode);
    this.phones = phones;
  }

  /** Names a district of the county, whose residents it cares for: people live in districts. */
  FictionalCare district(String code, String name) {
    areas.add(new ServiceArea(AreaCode.of(code), name, null));
    return this;
  }

  FictionalCare at(double longitude, double latitude) {
    point = Point.of(longitude, latitude);
    return this;
  }

  FictionalCare homeCareAnHour(String pounds) {
    homeCare = Money.gbp(pounds);
    return this;
  }

  CareSeed seed() {
    return new CareSeed(
        List.of(council(), charity()),
        List.of(centre(), online()),
        List.of(CARE, MOBILITY, AT_HOME, ASSESSMENT, CARERS),
        List.of(
            blueBadge(), occupationalTherapy(), homeCare(), needs(), reablement(), carersCafe()));
  }

  private CareOffer blueBadge() {
    CareService service =
        care("blue-badge", "council", "Blue Badge mobility assessment")
            .alternateName("Independent mobility assessment")
            .description(
                "Finds out whether somebody who cannot walk far is eligible for a Blue Badge.")
            .applicationProcess("The council that the badge was applied to refers, with a slot.")
            .feesDescription("Free of charge.")
            .accreditations(
                "The assessors are registered with the Health and Care Professions Council.")
            .eligibilityDescription("Residents who cannot walk, or only with great difficulty.")
            .minimumAge(3)
            .schedules(Schedule.weekly("MO,WE,FR", LocalTime.of(9, 0), LocalTime.of(17, 0)))
            .serviceAtLocations(
                new ServiceAtLocation(id("centre"), "Walking is assessed indoors", List.of()))
            .requiredDocuments(
                new RequiredDocument("Letters from a hospital or GP, if there are any", null))
            .attributes(Attribute.of(MOBILITY), Attribute.of(ASSESSMENT))
            .build();
    return new CareOffer(
        service,
        List.of(ReferralCategory.BLUE_BADGE_ASSESSMENT),
        SlotUse.REQUIRED,
        new SlotPattern(
            Set.of(MONDAY, WEDNESDAY, FRIDAY),
            List.of(LocalTime.of(9, 30), LocalTime.of(10, 30), LocalTime.of(14, 0)),
            Duration.ofMinutes(45),
            DeliveryChannel.IN_PERSON,
            id("centre")));
  }

  private CareOffer occupationalTherapy() {
    CareService service =
        care("occupational-therapy", "council", "Occupational therapy at home")
            .description(
                "Looks at what is hard to do at home, and finds equipment and adaptations.")
            .feesDescription("The visit is free; adaptations over £1,000 are means-tested.")
            .eligibilityDescription("Residents of any age with difficulty in daily tasks.")
            .attributes(Attribute.of(MOBILITY), Attribute.of(AT_HOME))
            .build();
    return new CareOffer(
        service,
        List.of(ReferralCategory.OCCUPATIONAL_THERAPY),
        SlotUse.OPTIONAL,
        new SlotPattern(
            Set.of(TUESDAY, THURSDAY),
            List.of(LocalTime.of(10, 0), LocalTime.of(13, 30)),
            Duration.ofMinutes(90),
            DeliveryChannel.IN_PERSON,
            null));
  }

  private CareOffer homeCare() {
    CareService service =
        care("home-care", "council", "Home care")
            .description("Help at home with washing, dressing, meals and medicines.")
            .accreditations("Registered with the Care Quality Commission.")
            .eligibilityDescription("Adults whose needs were assessed as eligible.")
            .minimumAge(18)
            .feesDescription("Means-tested; those who pay for themselves pay by the hour.")
            .costOptions(
                new CostOption(
                    LocalDate.of(2026, 4, 1),
                    LocalDate.of(2027, 3, 31),
                    "For those who pay for themselves",
                    homeCare,
                    "per hour"))
            .schedules(
                Schedule.weekly("MO,TU,WE,TH,FR,SA,SU", LocalTime.of(7, 0), LocalTime.of(22, 0)))
            .attributes(Attribute.of(AT_HOME))
            .build();
    return new CareOffer(service, List.of(ReferralCategory.HOME_CARE), SlotUse.NONE, null);
  }

  private CareOffer needs() {
    CareService service =
        care("care-needs", "council", "Adult social care assessments")
            .description("Assesses what care and support an adult, or their carer, needs.")
            .eligibilityDescription("Adults, and those who look after them.")
            .minimumAge(18)
            .interpretationServices("British Sign Language, and any language by telephone.")
            .attributes(Attribute.of(ASSESSMENT), Attribute.of(CARERS))
            .build();
    return new CareOffer(
        service,
        List.of(
            ReferralCategory.CARE_NEEDS_ASSESSMENT,
            ReferralCategory.CARERS_ASSESSMENT,
            ReferralCategory.SAFEGUARDING_CONCERN),
        SlotUse.OPTIONAL,
        new SlotPattern(
            Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY),
            List.of(LocalTime.of(11, 0)),
            Duration.ofMinutes(60),
            DeliveryChannel.TELEPHONE,
            null));
  }

  private CareOffer reablement() {
    CareService service =
        care("reablement", "council", "Reablement after hospital")
            .description("Up to six weeks of help to live as before.")
            .eligibilityDescription("Adults who leave hospital.")
            .minimumAge(18)
            .status(CareServiceStatus.TEMPORARILY_CLOSED)
            .alert("Closed to new people until its staff are trained on the new system.")
            .attributes(Attribute.of(AT_HOME))
            .build();
    return new CareOffer(service, List.of(ReferralCategory.REABLEMENT), SlotUse.NONE, null);
  }

  private CareOffer carersCafe() {
    CareService service =
        care("carers-cafe", "carers", "Carers' café")
            .description("Tea, company and advice for people who look after somebody.")
            .feesDescription("Free; no need to book.")
            .minimumAge(16)
            .languages(new Language("English", "en", null), new Language("Urdu", "ur", "Fridays"))
            .schedules(Schedule.weekly("FR", LocalTime.of(10, 0), LocalTime.of(12, 0)))
            .serviceAtLocations(new ServiceAtLocation(id("centre"), null, List.of()))
            .attributes(Attribute.of(CARERS))
            .build();
    return new CareOffer(service, List.of(), SlotUse.NONE, null);
  }

  private CareServiceBuilder care(String name, String organization, String title) {
    return CareService.builder(id(name), id(organization), title)
        .url(web(name))
        .email(name + "@" + slug + ".example")
        .assuredDate(ASSURED)
        .phones(Phone.voice(phones + "100"))
        .serviceAreas(areas.toArray(ServiceArea[]::new))
        .contacts(
            new Contact(
                "Duty worker",
                "Adult social care",
                "duty@" + slug + ".example",
                List.of(Phone.voice(phones + "101"))));
  }

  private Organization council() {
    return new Organization(
        id("council"),
        place + " council's adult social care",
        null,
        "Assesses needs and arranges care in " + place + ".",
        "care@" + slug + ".example",
        web("care"),
        "local authority",
        null,
        null,
        List.of(Phone.voice(phones + "100")),
        List.of(),
        List.of());
  }

  private Organization charity() {
    return new Organization(
        id("carers"),
        place + " Fictional Carers",
        null,
        "A charity by and for people who look after somebody in " + place + ".",
        null,
        web("carers"),
        "charity",
        null,
        null,
        List.of(Phone.voice(phones + "150")),
        List.of(),
        List.of(new OrganizationIdentifier("GB-CHC", "charity number", "fictional")));
  }

  private Location centre() {
    return new Location(
        id("centre"),
        LocationType.PHYSICAL,
        id("council"),
        place + " Fictional Independent Living Centre",
        null,
        "Rooms to be assessed in, and equipment to try.",
        "Two minutes from the tram, with parking for Blue Badge holders.",
        null,
        point,
        null,
        List.of(
            new Address(
                "1 Fictional Street",
                null,
                place,
                null,
                null,
                postcode,
                "GB",
                LocationType.PHYSICAL)),
        List.of(new Accessibility("Step-free entrance and a hearing loop", null, null)),
        List.of(Phone.voice(phones + "102")),
        List.of(Schedule.weekly("MO,TU,WE,TH,FR", LocalTime.of(8, 30), LocalTime.of(17, 30))),
        List.of());
  }

  private Location online() {
    return new Location(
        id("online"),
        LocationType.VIRTUAL,
        id("carers"),
        "The carers' café online",
        null,
        null,
        null,
        web("cafe"),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String id(String name) {
    return slug + "-" + name;
  }

  private URI web(String page) {
    return URI.create("https://" + slug + ".example/" + page);
  }

  private static TaxonomyTerm term(
      String id, String name, String description, @Nullable String wider) {
    return new TaxonomyTerm(id, null, name, description, wider, null, null);
  }
}
