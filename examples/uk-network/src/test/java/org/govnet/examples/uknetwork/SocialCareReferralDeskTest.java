package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BIRMINGHAM;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BLUE_BADGE;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.HOME_CARE;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.KEY;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.LEEDS;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.MANCHESTER;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.NOW;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.OCCUPATIONAL_THERAPY;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.ada;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.blueBadge;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.person;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.request;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.therapy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.AreaCode;
import org.govnet.api.Cursor;
import org.govnet.api.FieldError;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.NhsNumber;
import org.govnet.api.Page;
import org.govnet.api.ProblemException;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.CareServiceNotFound;
import org.govnet.api.care.Completion;
import org.govnet.api.care.CompletionOutcome;
import org.govnet.api.care.InvalidPeriod;
import org.govnet.api.care.NotAcceptedReason;
import org.govnet.api.care.NotTheProvider;
import org.govnet.api.care.NotTheReferrer;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralChanged;
import org.govnet.api.care.ReferralNotAccepted;
import org.govnet.api.care.ReferralNotFound;
import org.govnet.api.care.ReferralRequest;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralState;
import org.govnet.api.care.ReferralSummary;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.RejectionReason;
import org.govnet.api.care.ServiceCapability;
import org.govnet.api.care.Slot;
import org.govnet.api.care.SlotNotFound;
import org.govnet.api.care.SlotStatus;
import org.govnet.api.care.SlotTaken;
import org.govnet.api.care.SlotUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocialCareReferralDeskTest {
  private static final String MONDAY_930 = BLUE_BADGE + "-20261123T0930";
  private static final String MONDAY_1030 = BLUE_BADGE + "-20261123T1030";
  private static final Rejection FULL = Rejection.of(RejectionReason.NO_CAPACITY);
  private static final Cancellation MOVED = Cancellation.of(CancellationReason.MOVED_AWAY);
  private static final Completion ELIGIBLE = Completion.of(CompletionOutcome.ASSESSED_ELIGIBLE);

  private final ReferralDeskFixture fixture = new ReferralDeskFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void saysWhatItAcceptsAndWhyNot() {
    var desk = fixture.as(LEEDS);
    ServiceCapability any = desk.capability(BLUE_BADGE, null, null, null);
    assertThat(any)
        .isEqualTo(
            new ServiceCapability(
                BLUE_BADGE,
                true,
                List.of(),
                List.of(ReferralCategory.BLUE_BADGE_ASSESSMENT),
                SlotUse.REQUIRED));
    AreaCode leeds = AreaCode.of("E08000035");
    assertThat(desk.capability(BLUE_BADGE, ReferralCategory.HOME_CARE, leeds, 2).reasons())
        .containsExactly(
            NotAcceptedReason.CATEGORY_NOT_ACCEPTED,
            NotAcceptedReason.AREA_NOT_SERVED,
            NotAcceptedReason.AGE_OUT_OF_RANGE);
    assertThat(desk.capability(OCCUPATIONAL_THERAPY, null, null, -1).reasons())
        .containsExactly(NotAcceptedReason.AGE_OUT_OF_RANGE);
    assertThat(desk.capability("birmingham-reablement", null, null, null).reasons())
        .containsExactly(NotAcceptedReason.SERVICE_NOT_ACTIVE);
    assertThat(desk.capability("birmingham-carers-cafe", null, null, null).reasons())
        .containsExactly(NotAcceptedReason.CATEGORY_NOT_ACCEPTED);
    assertThatThrownBy(() -> desk.capability("x", null, null, null))
        .isInstanceOf(CareServiceNotFound.class);
  }

  @Test
  void hasSlotsForTheNextSixWeeksAndGoesOn() {
    var desk = fixture.as(LEEDS);
    List<Slot> fortnight = desk.slots(BLUE_BADGE, null, null, 100, null).items();
    assertThat(fortnight).hasSize(18);
    assertThat(fortnight.get(0).id()).isEqualTo(MONDAY_930);
    assertThat(fortnight.get(0).startAt()).isEqualTo("2026-11-23T09:30:00Z");
    assertThat(fortnight).allMatch(slot -> slot.status() == SlotStatus.FREE);
    assertThat(fortnight).isSortedAccordingTo((a, b) -> a.startAt().compareTo(b.startAt()));
    LocalDate lastDay = LocalDate.of(2027, 1, 3);
    assertThat(desk.slots(BLUE_BADGE, lastDay, lastDay.plusDays(1), 100, null).items()).isEmpty();
    fixture.clock.now = NOW.plus(Duration.ofDays(1));
    assertThat(desk.slots(BLUE_BADGE, lastDay, lastDay.plusDays(1), 100, null).items()).hasSize(3);
    assertThat(desk.slots(BLUE_BADGE, null, null, 100, null).items())
        .as("what has begun is not offered")
        .extracting(Slot::id)
        .doesNotContain(MONDAY_930)
        .contains(BLUE_BADGE + "-20261123T1400");
    fixture.clock.now = NOW.plus(Duration.ofDays(399));
    assertThat(desk.slots(BLUE_BADGE, null, null, 100, null).items()).hasSize(18);
    assertThat(desk.slots(HOME_CARE, null, null, 100, null).items()).isEmpty();
  }

  @Test
  void slotsComeByPages() {
    List<Slot> read = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<Slot> page = fixture.as(LEEDS).slots(BLUE_BADGE, null, null, 4, cursor);
      read.addAll(page.items());
      assertThat(read).doesNotHaveDuplicates();
      cursor = page.next();
    } while (cursor != null);
    assertThat(read).isEqualTo(fixture.desk.slots(BLUE_BADGE, null, null, 100, null).items());
  }

  @Test
  void refusesAPeriodOrPageThatIsNone() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    var desk = fixture.as(LEEDS);
    assertThatThrownBy(() -> desk.slots(BLUE_BADGE, day, day.minusDays(1), 20, null))
        .isInstanceOf(InvalidPeriod.class)
        .hasMessageStartingWith(
            "400 invalid-period: untilDate must be 0 to 62 days after fromDate: 2026-12-01 to"
                + " 2026-11-30");
    assertThatThrownBy(() -> desk.slots(BLUE_BADGE, day, day.plusDays(63), 20, null))
        .isInstanceOf(InvalidPeriod.class);
    assertThatThrownBy(() -> desk.slots(BLUE_BADGE, null, null, 0, null))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> desk.slots("x", null, null, 20, null))
        .isInstanceOf(CareServiceNotFound.class);
  }

  @Test
  void goesFromSubmissionToItsOutcome() {
    Referral submitted = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    assertThat(submitted.version()).isEqualTo(1);
    assertThat(submitted.state()).isEqualTo(ReferralState.SUBMITTED);
    assertThat(submitted.referrerNode()).isEqualTo(LEEDS);
    assertThat(submitted.submittedAt()).isEqualTo("2026-11-22T09:30:07Z");
    assertThat(slotOf(submitted).status()).isEqualTo(SlotStatus.BUSY);
    assertThat(fixture.as(BIRMINGHAM).referral(submitted.id())).isEqualTo(submitted);
    fixture.clock.now = NOW.plusSeconds(60);
    Referral accepted =
        fixture.as(BIRMINGHAM).accept(submitted.id(), KEY, new Acceptance(1, "We will write"));
    assertThat(accepted.state()).isEqualTo(ReferralState.ACCEPTED);
    assertThat(accepted.version()).isEqualTo(2);
    assertThat(accepted.updatedAt()).isEqualTo("2026-11-22T09:31:07Z");
    assertThat(accepted.slot()).isEqualTo(submitted.slot());
    Referral completed = fixture.as(BIRMINGHAM).complete(submitted.id(), KEY, ELIGIBLE);
    assertThat(completed.state()).isEqualTo(ReferralState.COMPLETED);
    assertThat(completed.completion()).isEqualTo(ELIGIBLE);
    assertThat(completed.acceptance()).isEqualTo(accepted.acceptance());
    assertThat(fixture.as(LEEDS).referral(submitted.id())).isEqualTo(completed);
    assertThat(free()).doesNotContain(MONDAY_930);
  }

  @Test
  void aRejectedOrCancelledReferralGivesItsSlotBack() {
    String one = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930)).id();
    assertThat(free()).doesNotContain(MONDAY_930);
    Referral rejected = fixture.as(BIRMINGHAM).reject(one, KEY, FULL);
    assertThat(rejected.rejection()).isEqualTo(FULL);
    assertThat(rejected.slot()).isNull();
    assertThat(free()).contains(MONDAY_930);
    Referral two = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    fixture.as(BIRMINGHAM).accept(two.id(), KEY, Acceptance.of(two));
    Referral cancelled = fixture.as(LEEDS).cancel(two.id(), KEY, MOVED);
    assertThat(cancelled.state()).isEqualTo(ReferralState.CANCELLED);
    assertThat(cancelled.acceptance()).isNotNull();
    assertThat(free()).contains(MONDAY_930);
  }

  @Test
  void aSlotIsHadByOneReferralAtMost() {
    fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    refused(() -> fixture.as(MANCHESTER).submit(KEY, blueBadge(MONDAY_930)), SlotTaken.class, 409);
    assertThat(fixture.as(BIRMINGHAM).search(ReferralSearch.everything()).items()).hasSize(1);
    refused(() -> fixture.as(LEEDS).submit(KEY, blueBadge("nonsense")), SlotNotFound.class, 404);
    refused(() -> fixture.as(LEEDS).submit(KEY, therapy(MONDAY_1030)), SlotNotFound.class, 404);
    fixture.clock.now = NOW.plus(Duration.ofDays(2));
    refused(() -> fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_1030)), SlotNotFound.class, 404);
  }

  @Test
  void refusesWhatTheCareServiceDoesNotAccept() {
    ReferralCategory badge = ReferralCategory.BLUE_BADGE_ASSESSMENT;
    assertThat(reasons(request(BLUE_BADGE, badge, null))).containsExactly("slot-required");
    assertThat(reasons(request(BLUE_BADGE, ReferralCategory.HOME_CARE, MONDAY_930)))
        .containsExactly("category-not-accepted");
    assertThat(reasons(request(HOME_CARE, ReferralCategory.HOME_CARE, MONDAY_930)))
        .containsExactly("no-slots");
    LocalDate threeTomorrow = LocalDate.of(2023, 11, 23);
    assertThat(reasons(request(BLUE_BADGE, badge, MONDAY_930, person(threeTomorrow, "E08000035"))))
        .containsExactly("area-not-served", "age-out-of-range");
    LocalDate unborn = LocalDate.of(2026, 11, 23);
    ReferralCategory therapy = ReferralCategory.OCCUPATIONAL_THERAPY;
    assertThat(reasons(request(OCCUPATIONAL_THERAPY, therapy, null, person(unborn, "E08000025"))))
        .containsExactly("age-out-of-range");
    assertThat(reasons(request("birmingham-reablement", ReferralCategory.REABLEMENT, null)))
        .containsExactly("service-not-active");
    refused(
        () -> fixture.as(LEEDS).submit(KEY, request("leeds-home-care", badge, null)),
        CareServiceNotFound.class,
        404);
    assertThat(free()).contains(MONDAY_930);
    Referral threeToday =
        fixture
            .as(LEEDS)
            .submit(
                KEY,
                request(
                    BLUE_BADGE,
                    badge,
                    MONDAY_930,
                    person(LocalDate.of(2023, 11, 22), "E08000025")));
    assertThat(threeToday.state()).isEqualTo(ReferralState.SUBMITTED);
  }

  @Test
  void toAThirdThereIsNoReferral() {
    String id = fixture.as(LEEDS).submit(KEY, therapy(null)).id();
    var other = fixture.as(MANCHESTER);
    Referral seen = fixture.as(LEEDS).referral(id);
    for (String asked : List.of(id, "nonsense")) {
      List<ThrowingCallable> all =
          List.of(
              () -> other.referral(asked),
              () -> other.update(asked, KEY, ReferralUpdate.of(seen)),
              () -> other.accept(asked, KEY, new Acceptance(1, null)),
              () -> other.reject(asked, KEY, FULL),
              () -> other.cancel(asked, KEY, MOVED),
              () -> other.complete(asked, KEY, ELIGIBLE));
      fixture.as(MANCHESTER);
      for (ThrowingCallable each : all) {
        assertThatThrownBy(each)
            .isInstanceOf(ReferralNotFound.class)
            .hasMessage(
                "404 referral-not-found: no referral that you may see has the id \"%s\"", asked);
      }
    }
    assertThat(other.search(ReferralSearch.everything()).items()).isEmpty();
    assertThat(fixture.as(LEEDS).referral(id)).isEqualTo(seen);
  }

  @Test
  void eachSideHasItsOwnSteps() {
    Referral it = fixture.as(LEEDS).submit(KEY, therapy(null));
    String id = it.id();
    refused(() -> fixture.as(LEEDS).accept(id, KEY, Acceptance.of(it)), NotTheProvider.class, 403);
    refused(() -> fixture.as(LEEDS).reject(id, KEY, FULL), NotTheProvider.class, 403);
    refused(() -> fixture.as(LEEDS).complete(id, KEY, ELIGIBLE), NotTheProvider.class, 403);
    refused(() -> fixture.as(BIRMINGHAM).cancel(id, KEY, MOVED), NotTheReferrer.class, 403);
    refused(
        () -> fixture.as(BIRMINGHAM).update(id, KEY, ReferralUpdate.of(it)),
        NotTheReferrer.class,
        403);
    assertThat(fixture.as(LEEDS).referral(id)).isEqualTo(it);
  }

  @Test
  void aCouncilMayReferToItself() {
    Referral own = fixture.as(BIRMINGHAM).submit(KEY, therapy(null));
    Referral updated =
        fixture.desk.update(own.id(), KEY, ReferralUpdate.of(own).withReason("Worse"));
    assertThat(fixture.desk.accept(own.id(), KEY, Acceptance.of(updated)).version()).isEqualTo(3);
  }

  @Test
  void anUpdateKeepsTheStateAndMovesTheSlot() {
    Referral it = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    Referral moved =
        fixture.desk.update(
            it.id(), KEY, ReferralUpdate.of(it).withReason("Worse").withSlot(MONDAY_1030));
    assertThat(moved.state()).isEqualTo(ReferralState.SUBMITTED);
    assertThat(moved.version()).isEqualTo(2);
    assertThat(moved.request().reason()).isEqualTo("Worse");
    assertThat(slotOf(moved).id()).isEqualTo(MONDAY_1030);
    assertThat(free()).contains(MONDAY_930).doesNotContain(MONDAY_1030);
    Referral accepted = fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(moved));
    Referral again =
        fixture.as(LEEDS).update(it.id(), KEY, ReferralUpdate.of(accepted).withSlot(MONDAY_930));
    assertThat(again.state()).isEqualTo(ReferralState.ACCEPTED);
    assertThat(again.acceptance()).isEqualTo(accepted.acceptance());
    assertThat(free()).contains(MONDAY_1030).doesNotContain(MONDAY_930);
  }

  @Test
  void anUpdateTakesASlotOrGivesItUpWhereItMay() {
    Referral without = fixture.as(LEEDS).submit(KEY, therapy(null));
    String slotId = OCCUPATIONAL_THERAPY + "-20261124T1000";
    Referral with =
        fixture.desk.update(without.id(), KEY, ReferralUpdate.of(without).withSlot(slotId));
    assertThat(slotOf(with).id()).isEqualTo(slotId);
    Referral gaveUp = fixture.desk.update(with.id(), KEY, ReferralUpdate.of(with).withSlot(null));
    assertThat(gaveUp.slot()).isNull();
    assertThat(fixture.desk.slots(OCCUPATIONAL_THERAPY, null, null, 1, null).items())
        .extracting(Slot::id)
        .containsExactly(slotId);
  }

  @Test
  void aRefusedUpdateHasNoEffect() {
    Referral it = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    Referral other = fixture.desk.submit(KEY, blueBadge(MONDAY_1030));
    ReferralUpdate same = ReferralUpdate.of(it);
    refused(
        () -> fixture.desk.update(it.id(), KEY, same.withSlot(MONDAY_1030)), SlotTaken.class, 409);
    refused(
        () -> fixture.desk.update(other.id(), KEY, ReferralUpdate.of(other).withSlot(MONDAY_930)),
        SlotTaken.class,
        409);
    refused(() -> fixture.desk.update(it.id(), KEY, same.withSlot("x")), SlotNotFound.class, 404);
    refused(
        () -> fixture.desk.update(it.id(), KEY, same.withSlot(null)),
        ReferralNotAccepted.class,
        422);
    refused(
        () ->
            fixture.desk.update(
                it.id(), KEY, same.withPerson(person(ada().birthDate(), "E08000035"))),
        ReferralNotAccepted.class,
        422);
    assertThat(fixture.desk.referral(it.id())).isEqualTo(it);
    assertThat(fixture.desk.referral(other.id())).isEqualTo(other);
    assertThat(free()).doesNotContain(MONDAY_930, MONDAY_1030);
  }

  @Test
  void whatWasReadTooLongAgoIsNotChangedOrAccepted() {
    Referral it = fixture.as(LEEDS).submit(KEY, therapy(null));
    ReferralUpdate stale = ReferralUpdate.of(it).withReason("Worse");
    fixture.desk.update(it.id(), KEY, stale);
    assertThatThrownBy(() -> fixture.desk.update(it.id(), KEY, stale))
        .isInstanceOf(ReferralChanged.class)
        .hasMessage(
            "409 referral-changed: the referral is at version 2, and the change was made to 1;"
                + " read it again");
    refused(
        () -> fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(it)),
        ReferralChanged.class,
        409);
  }

  @Test
  void whatHasEndedDoesNotMove() {
    Referral it = fixture.as(LEEDS).submit(KEY, therapy(null));
    Referral ended = fixture.as(LEEDS).cancel(it.id(), KEY, MOVED);
    refused(
        () -> fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(it)),
        IllegalTransition.class,
        409);
    refused(
        () -> fixture.as(LEEDS).update(it.id(), KEY, ReferralUpdate.of(it)),
        IllegalTransition.class,
        409);
    assertThat(fixture.as(LEEDS).referral(it.id())).isEqualTo(ended);
  }

  @Test
  void searchesByPersonServiceAndStateNewestFirst() {
    Referral one = fixture.as(LEEDS).submit(KEY, therapy(null));
    Referral two = fixture.as(MANCHESTER).submit(KEY, blueBadge(MONDAY_930));
    Referral three = fixture.as(LEEDS).submit(KEY, therapy(null));
    fixture.as(BIRMINGHAM).reject(three.id(), KEY, FULL);
    NhsNumber ada = NhsNumber.of("999 123 4551");
    NhsNumber another = NhsNumber.of("9990000018");
    assertThat(found(new ReferralSearch(null, null, null, null, null)))
        .containsExactly(three.id(), two.id(), one.id());
    assertThat(found(new ReferralSearch(ada, BLUE_BADGE, null, null, null)))
        .containsExactly(two.id());
    assertThat(found(new ReferralSearch(another, null, null, null, null))).isEmpty();
    assertThat(found(new ReferralSearch(null, null, ReferralState.SUBMITTED, null, null)))
        .containsExactly(two.id(), one.id());
    fixture.as(LEEDS);
    assertThat(found(ReferralSearch.everything())).containsExactly(three.id(), one.id());
    Page<ReferralSummary> first =
        fixture.desk.search(new ReferralSearch(null, null, null, 1, null));
    assertThat(found(new ReferralSearch(null, null, null, 1, first.next())))
        .containsExactly(one.id());
  }

  @Test
  void anotherReplicaSeesTheSame() {
    Referral it = fixture.as(LEEDS).submit(KEY, blueBadge(MONDAY_930));
    SocialCareReferralDesk replica = fixture.open();
    assertThat(replica.referral(it.id())).isEqualTo(it);
    refused(() -> replica.submit(KEY, blueBadge(MONDAY_930)), SlotTaken.class, 409);
  }

  private List<String> found(ReferralSearch search) {
    return fixture.desk.search(search).items().stream().map(ReferralSummary::id).toList();
  }

  private static Slot slotOf(Referral referral) {
    return Objects.requireNonNull(referral.slot(), "it has a slot");
  }

  private List<String> free() {
    return fixture.desk.slots(BLUE_BADGE, null, null, 100, null).items().stream()
        .map(Slot::id)
        .toList();
  }

  private List<String> reasons(ReferralRequest request) {
    try {
      fixture.as(LEEDS).submit(KEY, request);
      return List.of();
    } catch (ReferralNotAccepted e) {
      assertThat(e.problem().status()).isEqualTo(422);
      return Objects.requireNonNull(e.problem().errors()).stream().map(FieldError::code).toList();
    }
  }

  private static void refused(
      ThrowingCallable step, Class<? extends ProblemException> problem, int status) {
    assertThatThrownBy(step)
        .isInstanceOf(problem)
        .satisfies(e -> assertThat(((ProblemException) e).problem().status()).isEqualTo(status));
  }
}
