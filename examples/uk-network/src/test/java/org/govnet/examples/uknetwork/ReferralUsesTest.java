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
import org.govnet.api.NhsNumber;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.Person;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralCategory;
import org.govnet.api.care.ReferralNotFound;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the referral desk says of whose data is used. */
class ReferralUsesTest {
  private static final NhsNumber ADA = NhsNumber.of("999 123 4551");
  private static final String ABOUT_ADA = "about " + ADA.value();
  private static final String MONDAY_930 = BLUE_BADGE + "-20261123T0930";

  private final ReferralDeskFixture fixture = new ReferralDeskFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void saysWhoseAReferralIs() {
    var desk = fixture.as(LEEDS);
    Referral first = desk.submit(KEY, ReferralDeskFixture.blueBadge(MONDAY_930));
    desk.search(search(ADA));
    assertThat(fixture.uses.said()).as("the requests have the number").isEmpty();
    desk.referral(first.id());
    Referral second =
        desk.update(
            first.id(), KEY, ReferralUpdate.of(first).withReason("Cannot manage the stairs"));
    fixture.as(BIRMINGHAM).accept(first.id(), KEY, Acceptance.of(second));
    fixture.as(LEEDS).cancel(first.id(), KEY, Cancellation.of(CancellationReason.NO_LONGER_NEEDED));
    assertThat(fixture.uses.said()).containsExactly(ABOUT_ADA, ABOUT_ADA, ABOUT_ADA, ABOUT_ADA);
  }

  @Test
  void saysNothingOfWhomItDoesNotShow() {
    String id = fixture.as(LEEDS).submit(KEY, ReferralDeskFixture.blueBadge(MONDAY_930)).id();
    assertThatThrownBy(() -> fixture.as(MANCHESTER).referral(id))
        .isInstanceOf(ReferralNotFound.class);
    assertThat(fixture.uses.said()).isEmpty();
  }

  @Test
  void saysNothingOfWhoIsNotNamed() {
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
    assertThat(fixture.uses.said()).isEmpty();
  }

  private static ReferralSearch search(NhsNumber number) {
    return new ReferralSearch(number, null, null, null, null);
  }
}
