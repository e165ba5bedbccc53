package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.govnet.examples.uknetwork.HubFixture.DERBY;
import static org.govnet.examples.uknetwork.HubFixture.GRIT;
import static org.govnet.examples.uknetwork.HubFixture.HUB;
import static org.govnet.examples.uknetwork.HubFixture.KEY;
import static org.govnet.examples.uknetwork.HubFixture.LEEDS;
import static org.govnet.examples.uknetwork.HubFixture.SALT;
import static org.govnet.examples.uknetwork.HubFixture.START;
import static org.govnet.examples.uknetwork.HubFixture.SWANSEA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffNotFound;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.CallOffStepRequest;
import org.govnet.api.procurement.CeilingExceeded;
import org.govnet.api.procurement.ContractStatus;
import org.govnet.api.procurement.Framework;
import org.govnet.api.procurement.FrameworkNotFound;
import org.govnet.api.procurement.FrameworkNotRunning;
import org.govnet.api.procurement.InvalidEntry;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewCallOff;
import org.govnet.api.procurement.NotEntitled;
import org.govnet.api.procurement.Organisation;
import org.govnet.api.procurement.Period;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.ProcessState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubCallOffsTest {
  private static final CallOffStepRequest SIGN = new CallOffStepRequest(CallOffStep.SIGN);
  private static final CallOffStepRequest CANCEL = new CallOffStepRequest(CallOffStep.CANCEL);
  private static final CallOffStepRequest TERMINATE = new CallOffStepRequest(CallOffStep.TERMINATE);

  private final HubFixture it = new HubFixture();

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void aCallOffIsWorthItsQuantityAtTheFrameworksPrice() {
    Ocid ocid = it.awarded();
    CallOff made = it.as(LEEDS).callOff(ocid, KEY, HubFixture.callOff(GRIT, 100));
    assertThat(made.value()).isEqualTo(Money.gbp("4999.00"));
    assertThat(made.status()).isEqualTo(ContractStatus.PENDING);
    assertThat(made.framework()).isEqualTo(ocid);
    assertThat(made.ocid()).isNotEqualTo(ocid);
    Framework framework = it.hub.framework(ocid);
    assertThat(framework.valueLeft()).isEqualTo(Money.gbp("45001.00"));
    assertThat(framework.lots().get(0).valueLeft()).isEqualTo(Money.gbp("35001.00"));
    assertThat(framework.lots().get(0).quantityLeft()).isEqualTo(900);
    assertThat(it.hub.ownCallOff(made.ocid())).isEqualTo(made);
  }

  @Test
  void thoseWhoPledgedOrAreNamedMayCallOffAndNobodyElse() {
    Ocid ocid = it.awarded();
    it.as(LEEDS).callOff(ocid, KEY, HubFixture.callOff(SALT, 1));
    it.as(SWANSEA).callOff(ocid, KEY, HubFixture.callOff(SALT, 1));
    for (NodeId other : List.of(DERBY, HUB)) {
      assertThatThrownBy(() -> it.as(other).callOff(ocid, KEY, HubFixture.callOff(SALT, 1)))
          .isInstanceOf(NotEntitled.class);
    }
  }

  @Test
  void whatGoesBeyondIsRefusedAndSaysWhatIsLeft() {
    Ocid ocid = it.awarded();
    ProcurementHub leeds = it.as(LEEDS);
    leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 700));
    // The lot has 5,000 pounds left, the whole framework 15,000: the less of the two counts.
    CeilingExceeded refused =
        catchThrowableOfType(
            CeilingExceeded.class, () -> leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 101)));
    assertThat(refused)
        .hasMessageStartingWith(
            "409 ceiling-exceeded: a call-off of GBP 5050.00 is too much: GBP 5000.00 and a"
                + " quantity of 300 are left");
    assertThat(refused.valueLeft()).contains(Money.gbp(5_000));
    assertThat(refused.quantityLeft()).hasValue(300);
    assertThat(leeds.framework(ocid).valueLeft()).isEqualTo(Money.gbp(15_000));
    leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 100));
    assertThat(leeds.framework(ocid).lots().get(0).valueLeft()).isEqualTo(Money.gbp(0));
  }

  @Test
  void theQuantityAndTheWholeCeilingHoldToo() {
    Ocid narrow = frameworkOf(10, "40000", "50000");
    assertThatThrownBy(() -> it.as(LEEDS).callOff(narrow, KEY, HubFixture.callOff(SALT, 11)))
        .isInstanceOf(CeilingExceeded.class);
    it.hub.callOff(narrow, KEY, HubFixture.callOff(SALT, 10));
    Ocid low = frameworkOf(1_000, "40000", "500");
    assertThatThrownBy(() -> it.as(LEEDS).callOff(low, KEY, HubFixture.callOff(SALT, 11)))
        .isInstanceOf(CeilingExceeded.class)
        .hasMessageContaining("GBP 500.00 and a quantity of 1000 are left");
  }

  @Test
  void cancellingGivesBackAndTerminatingDoesNot() {
    Ocid ocid = it.awarded();
    ProcurementHub leeds = it.as(LEEDS);
    Ocid cancelled = leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 500)).ocid();
    Ocid kept = leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 300)).ocid();
    it.pass(Duration.ofDays(1));
    CallOff after = leeds.advance(cancelled, KEY, CANCEL);
    assertThat(after.status()).isEqualTo(ContractStatus.CANCELLED);
    assertThat(after.endedAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(leeds.framework(ocid).valueLeft()).isEqualTo(Money.gbp(35_000));

    assertThat(leeds.advance(kept, KEY, SIGN).signedAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    it.pass(Duration.ofDays(1));
    CallOff over = leeds.advance(kept, KEY, TERMINATE);
    assertThat(over.signedAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(over.endedAt()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(leeds.framework(ocid).valueLeft()).isEqualTo(Money.gbp(35_000));
    assertThat(leeds.framework(ocid).lots().get(0).quantityLeft()).isEqualTo(700);
  }

  @Test
  void everyStepThatTheLifecycleDoesNotHaveIsRefused() {
    Ocid ocid = it.awarded();
    ProcurementHub leeds = it.as(LEEDS);
    Ocid one = leeds.callOff(ocid, KEY, HubFixture.callOff(SALT, 1)).ocid();
    assertThatThrownBy(() -> leeds.advance(one, KEY, TERMINATE))
        .isInstanceOf(IllegalTransition.class);
    leeds.advance(one, KEY, SIGN);
    assertThatThrownBy(() -> leeds.advance(one, KEY, CANCEL))
        .isInstanceOf(IllegalTransition.class)
        .hasMessage(
            "409 illegal-transition: cancel is not allowed for call-off in state active;"
                + " allowed: terminate");
    assertThat(leeds.ownCallOff(one).status()).isEqualTo(ContractStatus.ACTIVE);
    assertThat(leeds.releases(null, null, one, null, null).items()).hasSize(2);
  }

  @Test
  void aSpokeSeesItsOwnCallOffsAndTheHubAll() {
    Ocid ocid = it.awarded();
    Ocid leeds = it.as(LEEDS).callOff(ocid, KEY, HubFixture.callOff(SALT, 1)).ocid();
    Ocid swansea = it.as(SWANSEA).callOff(ocid, KEY, HubFixture.callOff(SALT, 1)).ocid();
    assertThatThrownBy(() -> it.hub.ownCallOff(leeds)).isInstanceOf(CallOffNotFound.class);
    assertThatThrownBy(() -> it.hub.advance(leeds, KEY, SIGN)).isInstanceOf(CallOffNotFound.class);
    assertThat(it.hub.callOffs(ocid, null, null).items())
        .extracting(CallOff::ocid)
        .containsExactly(swansea);
    assertThat(it.as(HUB).callOffs(ocid, null, null).items())
        .extracting(CallOff::ocid)
        .containsExactly(swansea, leeds);
    assertThat(it.hub.advance(leeds, KEY, SIGN).status()).isEqualTo(ContractStatus.ACTIVE);
    assertThatThrownBy(() -> it.hub.callOffs(leeds, null, null))
        .isInstanceOf(FrameworkNotFound.class);
  }

  @Test
  void aCallOffIsOfALotFromItsSupplierWithinTheFrameworksTime() {
    Ocid ocid = it.awarded();
    ProcurementHub leeds = it.as(LEEDS);
    Period period = HubFixture.callOff(SALT, 1).period();
    Organisation buyer = FictionalFramework.LEEDS_COUNCIL;
    String salt = SALT.identifier().toString();
    refused(leeds, ocid, new NewCallOff("bins", salt, 1, period, buyer), "/lotId");
    refused(
        leeds, ocid, new NewCallOff("salt", "GB-COH-99999901", 1, period, buyer), "/supplierId");
    Period early = new Period(START.minusSeconds(1), START.plusSeconds(1));
    Period late = new Period(START, START.plus(Duration.ofDays(400)).plusSeconds(1));
    refused(leeds, ocid, new NewCallOff("salt", salt, 1, early, buyer), "/period");
    refused(leeds, ocid, new NewCallOff("salt", salt, 1, late, buyer), "/period");
    assertThat(leeds.callOffs(ocid, null, null).items()).isEmpty();
  }

  @Test
  void aFrameworkRunsFromItsBeginningToItsEnd() {
    Ocid ocid = it.tendered();
    String bid = it.hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50", "1")).id();
    Period later = new Period(START.plus(Duration.ofDays(10)), START.plus(Duration.ofDays(400)));
    it.hub.award(
        ocid,
        KEY,
        new NewAward(
            List.of(new LotAward("salt", List.of(bid), 10, Money.gbp(1_000))),
            Money.gbp(1_000),
            later,
            List.of()));
    NewCallOff asked =
        new NewCallOff(
            "salt", SALT.identifier().toString(), 1, later, FictionalFramework.LEEDS_COUNCIL);
    it.pass(Duration.ofDays(10).minusSeconds(1));
    assertThatThrownBy(() -> it.as(LEEDS).callOff(ocid, KEY, asked))
        .isInstanceOf(FrameworkNotRunning.class)
        .hasMessageContaining("from 2026-09-11T09:00:00Z");
    it.pass(Duration.ofSeconds(1));
    it.hub.callOff(ocid, KEY, asked);
    it.at(later.endAt());
    assertThatThrownBy(() -> it.hub.callOff(ocid, KEY, asked))
        .isInstanceOf(IllegalTransition.class)
        .hasMessageContaining("process in state expired");
    assertThat(it.hub.framework(ocid).state()).isEqualTo(ProcessState.EXPIRED);
  }

  @Test
  void manyCallOffsAtOnceNeverExceedACeiling() throws Exception {
    Ocid ocid = frameworkOf(1_000, "40000", "1000");
    ProcurementHub other = it.replica();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      NodeId spoke = i % 3 == 0 ? SWANSEA : LEEDS;
      boolean elsewhere = i % 2 == 0;
      calls.add(
          () -> {
            ProcurementHub hub = it.as(spoke);
            try {
              (elsewhere ? other : hub).callOff(ocid, KEY, HubFixture.callOff(SALT, 1));
              return true;
            } catch (CeilingExceeded e) {
              return false;
            }
          });
    }
    // 1,000 pounds at 50 each: twenty, and not one more.
    assertThat(atOnce(calls)).filteredOn(accepted -> accepted).hasSize(20);
    List<CallOff> made = it.as(HUB).callOffs(ocid, 100, null).items();
    assertThat(made.stream().map(CallOff::value).reduce(Money.gbp(0), Money::plus))
        .isEqualTo(Money.gbp(1_000));
    assertThat(made).extracting(CallOff::ocid).doesNotHaveDuplicates().hasSize(20);
    assertThat(it.hub.framework(ocid).valueLeft()).isEqualTo(Money.gbp(0));
  }

  @Test
  void manyPledgesAtOnceByOneSpokeLeaveOne() throws Exception {
    Ocid ocid = it.opened();
    List<Callable<Pledge>> calls = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      int tonnes = i;
      calls.add(() -> it.as(LEEDS).pledge(ocid, KEY, HubFixture.pledge(tonnes, "100")));
    }
    List<Pledge> answers = atOnce(calls);
    assertThat(it.as(HUB).pledges(ocid, null, null).items()).hasSize(1).isSubsetOf(answers);
    assertThat(it.hub.call(ocid).demand().pledges()).isEqualTo(1);
  }

  @Test
  void oneOfTwoSignaturesOrCancellationsWins() throws Exception {
    Ocid ocid = it.awarded();
    Ocid one = it.as(LEEDS).callOff(ocid, KEY, HubFixture.callOff(SALT, 1)).ocid();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (CallOffStepRequest step : List.of(SIGN, CANCEL)) {
      calls.add(
          () -> {
            try {
              it.as(LEEDS).advance(one, KEY, step);
              return true;
            } catch (IllegalTransition e) {
              return false;
            }
          });
    }
    assertThat(atOnce(calls)).containsExactlyInAnyOrder(true, false);
    assertThat(it.hub.releases(null, null, one, null, null).items()).hasSize(2);
  }

  private Ocid frameworkOf(long quantity, String value, String ceiling) {
    Ocid ocid = it.tendered();
    String bid = it.hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50.00", "1")).id();
    it.hub.award(ocid, KEY, HubFixture.award(List.of(bid), quantity, value, ceiling));
    return ocid;
  }

  private static void refused(
      ProcurementHub hub, Ocid framework, NewCallOff asked, String pointer) {
    assertThatThrownBy(() -> hub.callOff(framework, KEY, asked))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("; " + pointer + ": ");
  }

  /** What each answers, all having begun together. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<T>> answers = new ArrayList<>();
      for (Callable<T> call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> found = new ArrayList<>();
      for (Future<T> answer : answers) {
        found.add(answer.get());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }
}
