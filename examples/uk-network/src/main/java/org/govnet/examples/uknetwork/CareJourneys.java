package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.LegalBasis;
import org.govnet.api.NhsNumber;
import org.govnet.api.Postcode;
import org.govnet.api.Purpose;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.CareService;
import org.govnet.api.care.CareServiceSummary;
import org.govnet.api.care.Completion;
import org.govnet.api.care.CompletionOutcome;
import org.govnet.api.care.Consent;
import org.govnet.api.care.Location;
import org.govnet.api.care.NotTheProvider;
import org.govnet.api.care.Person;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralChanged;
import org.govnet.api.care.ReferralNotFound;
import org.govnet.api.care.ReferralPriority;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Referrer;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.RejectionReason;
import org.govnet.api.care.ServiceCapability;
import org.govnet.api.care.Slot;
import org.govnet.api.care.SlotTaken;
import org.govnet.api.care.SocialCare;
import org.govnet.api.care.SocialCareReferrals;
import org.govnet.client.Clients;

/** What care is there, and asking for it. Everybody in it is made up. */
final class CareJourneys {
  static final NhsNumber RHODA = NhsNumber.of("999 123 4551");

  static final LegalBasis LAW =
      LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE);

  private final Nodes nodes;
  private final Clock clock;

  CareJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Whatever the lead publishes of what there is. */
  String readTheDirectory() {
    SocialCare care = nodes.at("leeds").govnet().client(SocialCare.class);
    List<CareServiceSummary> services =
        care.services(null, null, null, Places.BIRMINGHAM, 70, null, null, null).items();
    CareService first = care.service(services.get(0).id());
    int organizations = care.organizations(null, null).items().size();
    Expect.same(
        "the organisation", first.organizationId(), care.organization(first.organizationId()).id());
    List<Location> places = care.locations(null, null, null).items();
    int locations = places.size();
    Expect.same("the location", places.get(0), care.location(places.get(0).id()));
    int terms = care.taxonomyTerms(null, null, null).items().size();
    return services.size()
        + " services for a resident of 70, the first "
        + first.name()
        + "; "
        + organizations
        + " organisations, "
        + locations
        + " locations, "
        + terms
        + " terms";
  }

  /** A referral from submission to its end, and the ends it can have besides. */
  String refer() {
    SocialCareReferrals asking = referrals("birmingham", "care-assessment", Places.WEST_SUSSEX);
    SocialCareReferrals serving = referrals("west-sussex", "care-assessment", Places.WEST_SUSSEX);
    String service = serviceFor(Places.WEST_SUSSEX, ReferralCategory.CARE_NEEDS_ASSESSMENT);
    Slot slot = asking.slots(service, null, null, 1, null).items().get(0);
    ReferralRequest request =
        request(
            service, ReferralCategory.CARE_NEEDS_ASSESSMENT, person(Places.WEST_SUSSEX), slot.id());
    Referral referral = asking.submit(IdempotencyKey.random(), request);
    String taken =
        Expect.problem(SlotTaken.class, () -> asking.submit(IdempotencyKey.random(), request));
    ReferralUpdate update = ReferralUpdate.of(referral).withReason("Cannot manage the stairs");
    Referral updated = asking.update(referral.id(), IdempotencyKey.random(), update);
    String stale =
        Expect.problem(
            ReferralChanged.class,
            () -> asking.update(referral.id(), IdempotencyKey.random(), update));
    Expect.problem(
        NotTheProvider.class,
        () -> asking.accept(referral.id(), IdempotencyKey.random(), Acceptance.of(updated)));
    serving.accept(referral.id(), IdempotencyKey.random(), Acceptance.of(updated));
    Referral cancelled =
        asking.cancel(
            referral.id(),
            IdempotencyKey.random(),
            Cancellation.of(CancellationReason.NO_LONGER_NEEDED));
    String tooLate =
        Expect.problem(
            IllegalTransition.class,
            () ->
                serving.complete(
                    referral.id(),
                    IdempotencyKey.random(),
                    Completion.of(CompletionOutcome.PROVIDED)));
    Referral second = asking.submit(IdempotencyKey.random(), request);
    Referral rejected =
        serving.reject(
            second.id(), IdempotencyKey.random(), Rejection.of(RejectionReason.NO_CAPACITY));
    Expect.problem(
        ReferralNotFound.class,
        () -> referrals("leeds", "care-assessment", Places.WEST_SUSSEX).referral(second.id()));
    Expect.same("the referral", rejected, asking.referral(second.id()));
    int mine = asking.search(ReferralSearch.everything()).items().size();
    return "slot: "
        + taken
        + "; old version: "
        + stale
        + "; "
        + cancelled.state()
        + ", then completing: "
        + tooLate
        + "; another "
        + rejected.state()
        + "; "
        + mine
        + " of Birmingham's";
  }

  /**
   * A referral that the area's own council takes and completes.
   *
   * @param from the node that asks
   * @param serving the node that serves the area
   */
  Referral assessed(
      String from, String serving, AreaCode area, ReferralCategory category, String purpose) {
    SocialCareReferrals asking = referrals(from, purpose, area);
    String service = serviceFor(area, category);
    ServiceCapability capability = asking.capability(service, category, area, 77);
    if (!capability.accepted()) {
      throw new IllegalStateException(service + " takes nobody: " + capability.reasons());
    }
    Slot slot = asking.slots(service, null, null, 1, null).items().get(0);
    Referral referral =
        asking.submit(IdempotencyKey.random(), request(service, category, person(area), slot.id()));
    SocialCareReferrals staff = referrals(serving, purpose, area);
    staff.accept(referral.id(), IdempotencyKey.random(), Acceptance.of(referral));
    return staff.complete(
        referral.id(), IdempotencyKey.random(), Completion.of(CompletionOutcome.ASSESSED_ELIGIBLE));
  }

  /** The service in a place that takes referrals of a category. */
  private String serviceFor(AreaCode area, ReferralCategory category) {
    SocialCareReferrals referrals = referrals("leeds", "care-assessment", area);
    return nodes
        .at("leeds")
        .govnet()
        .client(SocialCare.class, area)
        .services(null, null, null, null, null, null, null, null)
        .items()
        .stream()
        .map(CareServiceSummary::id)
        .filter(id -> referrals.capability(id, category, null, null).accepted())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody in " + area + " does " + category));
  }

  private SocialCareReferrals referrals(String node, String purpose, AreaCode area) {
    Clients clients = nodes.at(node).govnet().forPurpose(Purpose.of(purpose), LAW);
    return clients.client(SocialCareReferrals.class, area);
  }

  private ReferralRequest request(
      String service, ReferralCategory category, Person person, String slot) {
    return new ReferralRequest(
        service,
        category,
        ReferralPriority.ROUTINE,
        person,
        "Walking more than a few steps is painful",
        null,
        new Referrer("Council", "Customer services", null, null),
        Consent.given(today()),
        slot);
  }

  private static Person person(AreaCode area) {
    return new Person(
        RHODA,
        "Tarn",
        "Rhoda",
        LocalDate.of(1949, 3, 2),
        List.of("1 Example Street"),
        Postcode.of("LS1 1UR"),
        area,
        null,
        null);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
