package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.examples.uknetwork.HubFixture.HUB;
import static org.govnet.examples.uknetwork.HubFixture.KEY;
import static org.govnet.examples.uknetwork.HubFixture.LEEDS;
import static org.govnet.examples.uknetwork.HubFixture.SALT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.Ocid;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffLifecycle;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.CallOffStepRequest;
import org.govnet.api.procurement.CeilingExceeded;
import org.govnet.api.procurement.ContractStatus;
import org.govnet.api.procurement.EndRequest;
import org.govnet.api.procurement.ProcessLifecycle;
import org.govnet.api.procurement.ProcessState;
import org.govnet.api.procurement.ProcessStep;

/** Whatever is asked in whatever order, the hub does what the lifecycles say, and no more. */
class HubModelTest {
  private static final long CEILING = 1_000;

  @Property(tries = 8)
  void aProcessTakesTheStepsThatItsLifecycleHas(
      @ForAll @Size(min = 5, max = 20) List<ProcessStep> steps) {
    HubFixture it = new HubFixture();
    Ocid ocid = it.opened();
    ProcessState state = ProcessLifecycle.TABLE.start();
    boolean pledged = false;
    boolean bid = false;
    for (ProcessStep step : steps) {
      boolean legal = ProcessLifecycle.TABLE.allowed(state).contains(step);
      // What a step needs besides the state has tests of its own.
      if (step == ProcessStep.EXPIRE
          || (legal && step == ProcessStep.WITHDRAW_PLEDGE && !pledged)
          || (legal && step == ProcessStep.RECORD_BID && bid)
          || (legal && step == ProcessStep.AWARD && !bid)
          || (legal && step == ProcessStep.CALL_OFF && !pledged)) {
        continue;
      }
      int releases = releases(it, ocid);
      if (legal) {
        take(it, ocid, step);
        state = ProcessLifecycle.TABLE.after(state, step);
        pledged = step == ProcessStep.PLEDGE || (pledged && step != ProcessStep.WITHDRAW_PLEDGE);
        bid |= step == ProcessStep.RECORD_BID;
      } else {
        assertThatThrownBy(() -> take(it, ocid, step)).isInstanceOf(IllegalTransition.class);
        assertThat(releases(it, ocid)).isEqualTo(releases);
      }
      assertThat(it.hub.call(ocid).state()).isEqualTo(state);
      assertThat(it.hub.call(ocid).demand().pledges()).isEqualTo(pledged ? 1 : 0);
    }
    it.close();
  }

  @Property(tries = 8)
  void aFrameworkIsNeverUsedBeyondItsCeiling(
      @ForAll @Size(min = 5, max = 20) List<CallOffStep> steps,
      @ForAll @Size(25) List<@IntRange(min = 1, max = 9) Integer> tonnes) {
    HubFixture it = new HubFixture();
    Ocid framework = it.tendered();
    String bid = it.hub.recordBid(framework, KEY, HubFixture.bid(SALT, "50.00", "1")).id();
    it.hub.award(framework, KEY, HubFixture.award(List.of(bid), 20, "40000", "" + CEILING));
    List<Ocid> made = new ArrayList<>();
    Map<Ocid, ContractStatus> model = new HashMap<>();
    long used = 0;
    for (int i = 0; i < steps.size(); i++) {
      int quantity = tonnes.get(i);
      used += callOff(it, framework, quantity, CEILING - used, made, model) ? 50L * quantity : 0;
      if (!made.isEmpty()) {
        Ocid one = made.get(quantity % made.size());
        if (advance(it, one, steps.get(i), model) == ContractStatus.CANCELLED) {
          used -= it.hub.ownCallOff(one).value().amount().longValueExact();
        }
      }
      assertThat(it.hub.framework(framework).valueLeft()).isEqualTo(Money.gbp(CEILING - used));
      assertThat(used).isBetween(0L, CEILING);
    }
    it.close();
  }

  private static boolean callOff(
      HubFixture it,
      Ocid framework,
      int quantity,
      long left,
      List<Ocid> made,
      Map<Ocid, ContractStatus> model) {
    ProcurementHub leeds = it.as(LEEDS);
    if (50L * quantity > left) {
      assertThatThrownBy(() -> leeds.callOff(framework, KEY, HubFixture.callOff(SALT, quantity)))
          .isInstanceOf(CeilingExceeded.class);
      return false;
    }
    CallOff callOff = leeds.callOff(framework, KEY, HubFixture.callOff(SALT, quantity));
    made.add(callOff.ocid());
    model.put(callOff.ocid(), callOff.status());
    return true;
  }

  /** What the step led to; the status before if it was refused, unless that was cancelled. */
  private static ContractStatus advance(
      HubFixture it, Ocid ocid, CallOffStep step, Map<Ocid, ContractStatus> model) {
    ContractStatus before = model.getOrDefault(ocid, ContractStatus.PENDING);
    ProcurementHub leeds = it.as(LEEDS);
    if (CallOffLifecycle.TABLE.allowed(before).contains(step)) {
      ContractStatus after = CallOffLifecycle.TABLE.after(before, step);
      assertThat(leeds.advance(ocid, KEY, new CallOffStepRequest(step)).status()).isEqualTo(after);
      model.put(ocid, after);
      return after;
    }
    int releases = releases(it, ocid);
    assertThatThrownBy(() -> leeds.advance(ocid, KEY, new CallOffStepRequest(step)))
        .isInstanceOf(IllegalTransition.class);
    assertThat(leeds.ownCallOff(ocid).status()).isEqualTo(before);
    assertThat(releases(it, ocid)).isEqualTo(releases);
    return ContractStatus.PENDING;
  }

  private static void take(HubFixture it, Ocid ocid, ProcessStep step) {
    switch (step) {
      case PLEDGE -> it.as(LEEDS).pledge(ocid, KEY, HubFixture.pledge(10, "500"));
      case WITHDRAW_PLEDGE -> it.as(LEEDS).withdrawPledge(ocid, KEY);
      case CLOSE -> it.as(HUB).close(ocid, KEY);
      case TENDER -> it.as(HUB).tender(ocid, KEY, HubFixture.tender(1));
      case RECORD_BID -> it.as(HUB).recordBid(ocid, KEY, HubFixture.bid(SALT, "50", "1"));
      case AWARD -> {
        ProcurementHub hub = it.as(HUB);
        List<String> bids =
            hub.bids(ocid, null, null).items().stream().map(each -> each.id()).toList();
        hub.award(
            ocid,
            KEY,
            HubFixture.award(bids.isEmpty() ? List.of("none") : bids, 1_000, "1000", "1000"));
      }
      case CALL_OFF -> it.as(LEEDS).callOff(ocid, KEY, HubFixture.callOff(SALT, 1));
      default -> it.as(HUB).end(ocid, KEY, new EndRequest(step));
    }
  }

  private static int releases(HubFixture it, Ocid ocid) {
    return it.hub.releases(null, null, ocid, 100, null).items().size();
  }
}
