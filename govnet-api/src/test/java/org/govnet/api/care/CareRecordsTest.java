package org.govnet.api.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govnet.api.AreaCode;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CareRecordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  private static final Slot SLOT =
      new Slot(
          "s1",
          "blue-badge",
          SlotStatus.BUSY,
          NOW,
          NOW.plusSeconds(60),
          DeliveryChannel.VIDEO,
          null);

  private static void refused(ThrowingCallable make, String message) {
    assertThatThrownBy(make).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void aCareServiceIsForItsAgesAndPlaces() {
    CareService any = CareService.builder("a", "o", "Any").build();
    assertThat(any.status()).isEqualTo(CareServiceStatus.ACTIVE);
    assertThat(any.takesAge(0) && any.takesAge(150)).isTrue();
    assertThat(any.serves(AreaCode.of("E08000025"))).isTrue();
    CareService some =
        CareService.builder("a", "o", "Some")
            .minimumAge(18)
            .maximumAge(64)
            .serviceAreas(new ServiceArea(AreaCode.of("E08000025"), null, null))
            .build();
    assertThat(List.of(some.takesAge(17), some.takesAge(18), some.takesAge(64), some.takesAge(65)))
        .containsExactly(false, true, true, false);
    assertThat(some.serves(AreaCode.of("E08000025"))).isTrue();
    assertThat(some.serves(AreaCode.of("E08000035"))).isFalse();
    assertThat(some.summary().maximumAge()).isEqualTo(64);
  }

  @Test
  void refusesAgesThatAreNone() {
    CareServiceBuilder care = CareService.builder("a", "o", "n");
    refused(() -> care.minimumAge(-1).build(), "minimumAge must be 0 to 150: -1");
    refused(() -> care.minimumAge(3).maximumAge(151).build(), "maximumAge must be 0 to 150: 151");
    refused(
        () -> care.maximumAge(2).build(), "minimumAge must not be over maximumAge: 3 is over 2");
  }

  @Test
  void refusesAnAddressThatIsNotOnTheWeb() {
    refused(
        () -> CareService.builder("a", "o", "n").url(URI.create("javascript:alert(1)")).build(),
        "url must be a whole http or https address: \"javascript:alert(1)\"");
    refused(
        () -> new RequiredDocument("a", URI.create("/here")),
        "uri must be a whole http or https address: \"/here\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEEKLY | MO,WE | ",
        "MONTHLY | 2MO,-1FR | ",
        "MONTHLY | | 1,15,-1",
      })
  void takesRulesOfRfc5545(Frequency freq, @Nullable String byday, @Nullable String bymonthday) {
    assertThatCode(() -> schedule(freq, byday, bymonthday)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEEKLY | 2MO | | byday",
        "WEEKLY | MO WE | | byday",
        "MONTHLY | 6MO | | byday",
        "MONTHLY | | 32 | bymonthday",
        "MONTHLY | | 0 | bymonthday",
        "WEEKLY | | 1 | bymonthday",
      })
  void refusesDaysInAnotherForm(
      Frequency freq, @Nullable String byday, @Nullable String bymonthday, String name) {
    assertThatThrownBy(() -> schedule(freq, byday, bymonthday))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be days");
  }

  private static Schedule schedule(
      Frequency freq, @Nullable String byday, @Nullable String bymonthday) {
    return ends(null, null, 1, null, freq, byday, bymonthday);
  }

  private static Schedule ends(
      @Nullable LocalDate start,
      @Nullable LocalDate until,
      int interval,
      @Nullable Integer count,
      Frequency freq,
      @Nullable String byday,
      @Nullable String bymonthday) {
    return new Schedule(
        null,
        null,
        start,
        until,
        count,
        null,
        freq,
        interval,
        byday,
        bymonthday,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aScheduleEndsOnceAndCountsFromADay() {
    refused(
        () -> ends(DAY, DAY, 1, 3, Frequency.WEEKLY, null, null),
        "count and untilDate both end a schedule: leave one out");
    refused(
        () -> ends(null, null, 2, null, Frequency.WEEKLY, null, null),
        "an interval over 1 needs a dtstartDate to count from: 2");
    refused(
        () -> ends(DAY, null, 0, null, Frequency.WEEKLY, null, null),
        "interval must be at least 1: 0");
    refused(
        () -> ends(DAY, DAY.minusDays(1), 1, null, Frequency.WEEKLY, null, null),
        "untilDate must not be before dtstartDate: 2026-11-21 is before 2026-11-22");
    assertThat(Schedule.weekly("MO,FR", LocalTime.of(22, 0), LocalTime.of(6, 0)).byday())
        .isEqualTo("MO,FR");
  }

  @Test
  void refusesWhatDoesNotBelongInADirectory() {
    refused(
        () -> new CostOption(null, null, null, Money.gbp("-0.01"), null),
        "amount must not be below zero: GBP -0.01");
    refused(
        () -> new Language("Urdu", "UR", null),
        "code must be an ISO 639 code of two or three small letters, as in ur: \"UR\"");
    refused(
        () -> new Contact(" ", null, null, List.of()),
        "title must be 1 to 200 characters and not blank: 1");
    refused(
        () ->
            new Location(
                "l",
                LocationType.VIRTUAL,
                null,
                "Online",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
        "a virtual location must have a url: it is nowhere else");
  }

  @Test
  void refusesASlotThatEndsBeforeItBegins() {
    refused(
        () -> new Slot("s", "b", SlotStatus.FREE, NOW, NOW, DeliveryChannel.IN_PERSON, null),
        "a slot's endAt must be after its startAt: 2026-11-22T09:30:00Z is not after"
            + " 2026-11-22T09:30:00Z");
  }

  @Test
  void aCapabilitySaysWhyNotAndOnlyThen() {
    String message = "reasons must be there if a referral is not accepted, and only then: ";
    refused(
        () -> new ServiceCapability("b", false, List.of(), List.of(), SlotUse.NONE),
        message + "[]");
    refused(
        () ->
            new ServiceCapability(
                "b", true, List.of(NotAcceptedReason.NO_SLOTS), List.of(), SlotUse.NONE),
        message + "[NO_SLOTS]");
  }

  @Test
  void aReferralWithoutAgreementSaysWhy() {
    refused(
        () -> new Consent(ConsentBasis.BEST_INTERESTS, DAY, null),
        "note must say why the referral is made without the person's agreement");
    assertThat(Consent.given(DAY).note()).isNull();
  }

  @Test
  void anotherReasonIsSaidInWords() {
    String message = "text must say what the reason is if it is other";
    refused(() -> Rejection.of(RejectionReason.OTHER), message);
    refused(() -> Cancellation.of(CancellationReason.OTHER), message);
    assertThat(new Rejection(RejectionReason.OTHER, "On strike").text()).isEqualTo("On strike");
  }

  @Test
  void versionsCountFromOne() {
    refused(() -> new Acceptance(0, null), "version must be at least 1: 0");
  }

  @ParameterizedTest
  @EnumSource
  void aReferralSaysOfItsStateWhatBelongsToIt(ReferralState state) {
    for (int parts = 0; parts < 16; parts++) {
      boolean accepted = (parts & 1) != 0;
      boolean rejected = (parts & 2) != 0;
      boolean cancelled = (parts & 4) != 0;
      boolean completed = (parts & 8) != 0;
      boolean fits =
          rejected == (state == ReferralState.REJECTED)
              && cancelled == (state == ReferralState.CANCELLED)
              && completed == (state == ReferralState.COMPLETED)
              && (state == ReferralState.CANCELLED
                  || accepted
                      == (state == ReferralState.ACCEPTED || state == ReferralState.COMPLETED));
      ThrowingCallable make = () -> referral(state, accepted, rejected, cancelled, completed);
      if (fits) {
        assertThatCode(make).as("%s %s", state, parts).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(make)
            .as("%s %s", state, parts)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private static Referral referral(
      ReferralState state, boolean accepted, boolean rejected, boolean cancelled, boolean done) {
    return new Referral(
        "r1",
        2,
        state,
        NodeId.of("leeds"),
        request(),
        SLOT,
        NOW,
        NOW,
        accepted ? new Acceptance(1, "We will write") : null,
        rejected ? Rejection.of(RejectionReason.NO_CAPACITY) : null,
        cancelled ? Cancellation.of(CancellationReason.DECEASED) : null,
        done ? Completion.of(CompletionOutcome.PROVIDED) : null);
  }

  private static ReferralRequest request() {
    Person person =
        new Person(
            null,
            "Fictional",
            "Ada",
            LocalDate.of(1950, 2, 28),
            List.of("2 Made-up Row"),
            null,
            AreaCode.of("E08000025"),
            "0121 496 0199",
            null);
    return new ReferralRequest(
        "blue-badge",
        ReferralCategory.BLUE_BADGE_ASSESSMENT,
        ReferralPriority.ROUTINE,
        person,
        "Walks with two sticks",
        "Hard of hearing",
        new Referrer("Leeds City Council", "Blue Badge team", null, null),
        new Consent(ConsentBasis.NOT_NEEDED, DAY, "Ada is at risk"),
        "s1");
  }

  @Test
  void nothingOfThePersonIsInATextForALog() {
    Referral referral = referral(ReferralState.CANCELLED, true, false, true, false);
    List<Object> all =
        List.of(
            referral,
            referral.summary(),
            referral.request(),
            referral.request().person(),
            referral.request().consent(),
            ReferralUpdate.of(referral),
            new Acceptance(1, "Ada is welcome"),
            new Rejection(RejectionReason.OTHER, "Ada has died"),
            new Cancellation(CancellationReason.OTHER, "Ada has died"),
            new Completion(CompletionOutcome.PROVIDED, "Ada is well"));
    for (Object each : all) {
      assertThat(each.toString())
          .startsWith(each.getClass().getSimpleName() + "[")
          .doesNotContain("Ada", "Fictional", "1950", "Row", "sticks", "hearing", "0199");
    }
  }

  @Test
  void anUpdateReplacesWhatMayChangeAndNothingElse() {
    Referral referral = referral(ReferralState.SUBMITTED, false, false, false, false);
    ReferralUpdate same = ReferralUpdate.of(referral);
    assertThat(referral.request().with(same)).isEqualTo(referral.request());
    ReferralRequest other = referral.request().with(same.withReason("Worse").withSlot(null));
    assertThat(other.reason()).isEqualTo("Worse");
    assertThat(other.slotId()).isNull();
    assertThat(other.serviceId()).isEqualTo("blue-badge");
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalSaysWhichMemberItIsAbout(NotAcceptedReason reason) {
    assertThat(new ReferralNotAccepted(List.of(reason)).problem().errors())
        .singleElement()
        .satisfies(error -> assertThat(error.pointer()).startsWith("/"));
  }
}
