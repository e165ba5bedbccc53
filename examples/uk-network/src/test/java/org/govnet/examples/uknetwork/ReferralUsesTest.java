package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BIRMINGHAM;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BLUE_BADGE;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.KEY;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.LEEDS;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.MANCHESTER;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.IllegalTransition;
import org.govnet.api.InvalidPaging;
import org.govnet.api.NhsNumber;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.Completion;
import org.govnet.api.care.CompletionOutcome;
import org.govnet.api.care.NotTheProvider;
import org.govnet.api.care.Person;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralChanged;
import org.govnet.api.care.ReferralNotAccepted;
import org.govnet.api.care.ReferralNotFound;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Rejection;
import org.govnet.api.care.RejectionReason;
import org.govnet.api.care.SlotTaken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the referral desk has recorded of whose data was used. */
class ReferralUsesTest {
  private static final NhsNumber ADA = NhsNumber.of("999 123 4551");
  private static final String MONDAY_930 = BLUE_BADGE + "-20261123T0930";

  private final ReferralDeskFixture fixture = new ReferralDeskFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String use(String operation, String kind, String node) {
    return "social-care-referrals "
        + operation
        + "; "
        + kind
        + "; "
        + node
        + "; care-assessment; uk-gdpr-6-1-e, uk-gdpr-9-2-h; nhs-number "
        + ADA.value()
        + "; social care referral";
  }

  private Referral submitted() {
    Referral referral = fixture.as(LEEDS).submit(KEY, ReferralDeskFixture.blueBadge(MONDAY_930));
    fixture.uses.said();
    return referral;
  }

  @Test
  void whatTheReferrerBringsIsReceivedAndWhatItReadsIsDisclosed() {
    var desk = fixture.as(LEEDS);
    Referral first = desk.submit(KEY, ReferralDeskFixture.blueBadge(MONDAY_930));
    desk.referral(first.id());
    desk.search(search(ADA, null));
    desk.update(first.id(), KEY, ReferralUpdate.of(first).withReason("Cannot manage the stairs"));
    desk.cancel(first.id(), KEY, Cancellation.of(CancellationReason.NO_LONGER_NEEDED));
    assertThat(fixture.uses.said())
        .containsExactly(
            use("submit", "RECEIVED_FROM", "leeds"),
            use("referral", "DISCLOSED_TO", "leeds"),
            use("search", "DISCLOSED_TO", "leeds"),
            use("update", "RECEIVED_FROM", "leeds"),
            use("cancel", "RECEIVED_FROM", "leeds"));
  }

  @Test
  void theProvidersOwnStepsAreRecordedToo() {
    Referral taken = submitted();
    var desk = fixture.as(BIRMINGHAM);
    desk.accept(taken.id(), KEY, Acceptance.of(taken));
    desk.complete(taken.id(), KEY, Completion.of(CompletionOutcome.PROVIDED));
    Referral other = fixture.as(LEEDS).submit(KEY, ReferralDeskFixture.therapy(null));
    fixture.as(BIRMINGHAM).reject(other.id(), KEY, Rejection.of(RejectionReason.NO_CAPACITY));
    assertThat(fixture.uses.said())
        .containsExactly(
            use("accept", "RECEIVED_FROM", "birmingham"),
            use("complete", "RECEIVED_FROM", "birmingham"),
            use("submit", "RECEIVED_FROM", "leeds"),
            use("reject", "RECEIVED_FROM", "birmingham"));
  }

  @Test
  void whatIsRefusedIsNoUse() {
    Referral taken = submitted();
    String id = taken.id();
    assertThatThrownBy(() -> fixture.as(MANCHESTER).referral(id))
        .isInstanceOf(ReferralNotFound.class);
    var desk = fixture.as(LEEDS);
    assertThatThrownBy(() -> desk.submit(KEY, ReferralDeskFixture.blueBadge(MONDAY_930)))
        .as("rolled back")
        .isInstanceOf(SlotTaken.class);
    assertThatThrownBy(
            () ->
                desk.submit(
                    KEY,
                    ReferralDeskFixture.request(
                        BLUE_BADGE, ReferralCategory.BLUE_BADGE_ASSESSMENT, null)))
        .isInstanceOf(ReferralNotAccepted.class);
    assertThatThrownBy(() -> desk.search(search(ADA, 0))).isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> desk.accept(id, KEY, Acceptance.of(taken)))
        .isInstanceOf(NotTheProvider.class);
    ReferralUpdate update = ReferralUpdate.of(taken).withReason("Cannot manage the stairs");
    desk.update(id, KEY, update);
    fixture.uses.said();
    assertThatThrownBy(() -> desk.update(id, KEY, update)).isInstanceOf(ReferralChanged.class);
    assertThatThrownBy(
            () ->
                fixture.as(BIRMINGHAM).complete(id, KEY, Completion.of(CompletionOutcome.PROVIDED)))
        .isInstanceOf(IllegalTransition.class);
    assertThat(fixture.uses.said()).isEmpty();
  }

  @Test
  void whoIsNotNamedHasNoRecord() {
    Person nameless =
        new Person(
            null,
            "Fictional",
            "Bob",
            LocalDate.of(1950, 2, 28),
            List.of("2 Made-up Row"),
            null,
            AreaCode.of("E08000025"),
            null,
            null);
    var desk = fixture.as(LEEDS);
    Referral taken =
        desk.submit(
            KEY,
            ReferralDeskFixture.request(
                BLUE_BADGE, ReferralCategory.BLUE_BADGE_ASSESSMENT, MONDAY_930, nameless));
    desk.referral(taken.id());
    desk.search(ReferralSearch.everything());
    desk.capability(BLUE_BADGE, null, null, null);
    desk.slots(BLUE_BADGE, null, null, null, null);
    assertThat(fixture.uses.said()).isEmpty();
  }

  private static ReferralSearch search(NhsNumber number, @Nullable Integer limit) {
    return new ReferralSearch(number, null, null, limit, null);
  }
}
