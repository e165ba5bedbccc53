package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BIRMINGHAM;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.BLUE_BADGE;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.KEY;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.LEEDS;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.MANCHESTER;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.blueBadge;
import static org.govnet.examples.uknetwork.ReferralDeskFixture.therapy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.ProblemException;
import org.govnet.api.care.Acceptance;
import org.govnet.api.care.Cancellation;
import org.govnet.api.care.CancellationReason;
import org.govnet.api.care.Referral;
import org.govnet.api.care.ReferralSearch;
import org.govnet.api.care.ReferralState;
import org.govnet.api.care.ReferralUpdate;
import org.govnet.api.care.Slot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two threads at once, each time from the same line. */
class ReferralRaceTest {
  private static final Cancellation MOVED = Cancellation.of(CancellationReason.MOVED_AWAY);

  private final ReferralDeskFixture fixture = new ReferralDeskFixture();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    threads.shutdownNow();
    fixture.close();
  }

  @RepeatedTest(8)
  void oneOfTwoAcceptancesIsTaken() throws Exception {
    Referral it = fixture.as(LEEDS).submit(KEY, therapy(null));
    Callable<Referral> accept =
        () -> fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(it));
    assertThat(race(accept, accept)).containsExactlyInAnyOrder("done", "illegal-transition");
    assertThat(fixture.as(LEEDS).referral(it.id()).version()).isEqualTo(2);
  }

  @RepeatedTest(8)
  void anAcceptanceAndACancellationHappenOneAfterTheOther() throws Exception {
    Referral it = fixture.as(LEEDS).submit(KEY, therapy(null));
    List<String> outcomes =
        race(
            () -> fixture.as(BIRMINGHAM).accept(it.id(), KEY, Acceptance.of(it)),
            () -> fixture.as(LEEDS).cancel(it.id(), KEY, MOVED));
    Referral after = fixture.as(LEEDS).referral(it.id());
    assertThat(after.state()).isEqualTo(ReferralState.CANCELLED);
    assertThat(outcomes.get(1)).isEqualTo("done");
    boolean acceptedFirst = after.acceptance() != null;
    assertThat(outcomes.get(0)).isEqualTo(acceptedFirst ? "done" : "illegal-transition");
    assertThat(after.version()).isEqualTo(acceptedFirst ? 3 : 2);
  }

  @RepeatedTest(8)
  void oneOfTwoReferralsHasTheSlot() throws Exception {
    String slot = BLUE_BADGE + "-20261123T0930";
    assertThat(
            race(
                () -> fixture.as(LEEDS).submit(KEY, blueBadge(slot)),
                () -> fixture.as(MANCHESTER).submit(KEY, blueBadge(slot))))
        .containsExactlyInAnyOrder("done", "slot-taken");
    assertThat(fixture.as(BIRMINGHAM).search(ReferralSearch.everything()).items()).hasSize(1);
  }

  @RepeatedTest(8)
  void twoReferralsThatSwapTheirSlotsDoNotWaitForEachOther() throws Exception {
    String early = BLUE_BADGE + "-20261123T0930";
    String late = BLUE_BADGE + "-20261123T1030";
    Referral one = fixture.as(LEEDS).submit(KEY, blueBadge(early));
    Referral two = fixture.as(LEEDS).submit(KEY, blueBadge(late));
    assertThat(
            race(
                () ->
                    fixture.as(LEEDS).update(one.id(), KEY, ReferralUpdate.of(one).withSlot(late)),
                () ->
                    fixture
                        .as(LEEDS)
                        .update(two.id(), KEY, ReferralUpdate.of(two).withSlot(early))))
        .containsOnly("slot-taken");
    assertThat(fixture.as(LEEDS).referral(one.id())).isEqualTo(one);
    assertThat(fixture.as(LEEDS).referral(two.id())).isEqualTo(two);
  }

  @RepeatedTest(4)
  void twoWhoLookAtOnceFindEachSlotOnce() throws Exception {
    fixture.clock.now = ReferralDeskFixture.NOW.plusSeconds(30L * 24 * 3600);
    Callable<List<Slot>> look =
        () -> fixture.as(LEEDS).slots(BLUE_BADGE, null, null, 100, null).items();
    assertThat(race(look, look)).containsOnly("done");
    assertThat(look.call()).extracting(Slot::id).hasSize(18).doesNotHaveDuplicates();
  }

  private List<String> race(Callable<?> one, Callable<?> two) throws Exception {
    CyclicBarrier line = new CyclicBarrier(2);
    List<Callable<String>> both = new ArrayList<>();
    for (Callable<?> each : List.of(one, two)) {
      both.add(
          () -> {
            line.await();
            try {
              each.call();
              return "done";
            } catch (ProblemException e) {
              return e.problem().code();
            }
          });
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> each : threads.invokeAll(both)) {
      outcomes.add(each.get());
    }
    return outcomes;
  }
}
