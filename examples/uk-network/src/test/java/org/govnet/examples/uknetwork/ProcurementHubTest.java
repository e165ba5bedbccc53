package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.examples.uknetwork.HubFixture.DERBY;
import static org.govnet.examples.uknetwork.HubFixture.GRIT;
import static org.govnet.examples.uknetwork.HubFixture.HUB;
import static org.govnet.examples.uknetwork.HubFixture.KEY;
import static org.govnet.examples.uknetwork.HubFixture.LEEDS;
import static org.govnet.examples.uknetwork.HubFixture.SALT;
import static org.govnet.examples.uknetwork.HubFixture.START;
import static org.govnet.examples.uknetwork.HubFixture.SWANSEA;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.Ocid;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.BidAlreadyRecorded;
import org.govnet.api.procurement.DemandCall;
import org.govnet.api.procurement.EndRequest;
import org.govnet.api.procurement.Framework;
import org.govnet.api.procurement.FrameworkNotFound;
import org.govnet.api.procurement.InvalidEntry;
import org.govnet.api.procurement.LotPrice;
import org.govnet.api.procurement.LotQuantity;
import org.govnet.api.procurement.LotTotal;
import org.govnet.api.procurement.NewBid;
import org.govnet.api.procurement.NewPledge;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.PledgeNotFound;
import org.govnet.api.procurement.PledgeStatus;
import org.govnet.api.procurement.ProcessNotFound;
import org.govnet.api.procurement.ProcessState;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.RankedBid;
import org.govnet.api.procurement.TenderStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Demand, tenders and awards; {@link HubCallOffsTest} has what comes after. */
class ProcurementHubTest {
  private static final Ocid NONE = Ocid.of("ocds-213czf-none");

  private final HubFixture it = new HubFixture();

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ProcurementHub hub = it.as(HUB);
    List<Runnable> calls =
        List.of(
            () -> hub.call(NONE),
            () -> hub.record(NONE),
            () -> hub.pledge(NONE, KEY, HubFixture.pledge(1, "1")),
            () -> hub.ownPledge(NONE),
            () -> hub.withdrawPledge(NONE, KEY),
            () -> hub.pledges(NONE, null, null),
            () -> hub.close(NONE, KEY),
            () -> hub.tender(NONE, KEY, HubFixture.tender(1)),
            () -> hub.recordBid(NONE, KEY, HubFixture.bid(SALT, "1", "1")),
            () -> hub.bids(NONE, null, null),
            () -> hub.evaluation(NONE),
            () -> hub.award(NONE, KEY, HubFixture.award(List.of("bid-1"), 1, "1", "1")),
            () -> hub.end(NONE, KEY, new EndRequest(ProcessStep.CANCEL)),
            () -> hub.callOff(NONE, KEY, HubFixture.callOff(SALT, 1)));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run).isInstanceOf(ProcessNotFound.class);
    }
    assertThatThrownBy(() -> hub.framework(NONE)).isInstanceOf(FrameworkNotFound.class);
    Ocid tendering = it.tendered();
    assertThatThrownBy(() -> hub.framework(tendering)).isInstanceOf(FrameworkNotFound.class);
  }

  @Test
  void aCallClosesInTheFuture() {
    assertThatThrownBy(() -> it.as(HUB).open(KEY, HubFixture.call(START)))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("closingAt must be in the future: 2026-09-01T09:00:00Z");
  }

  @Test
  void aSpokeSeesItsOwnPledgeAndTheTotalAlone() {
    Ocid ocid = it.opened();
    it.as(LEEDS).pledge(ocid, KEY, HubFixture.pledge(100, "5000"));
    it.as(SWANSEA)
        .pledge(
            ocid,
            KEY,
            new NewPledge(
                List.of(new LotQuantity("salt", 40), new LotQuantity("bins", 7)),
                Money.gbp("2000.50")));

    Pledge own = it.hub.ownPledge(ocid);
    assertThat(own.node()).isEqualTo(SWANSEA);
    assertThat(own.maxValue()).isEqualTo(Money.gbp("2000.50"));
    DemandCall call = it.hub.call(ocid);
    assertThat(call.demand().pledges()).isEqualTo(2);
    assertThat(call.demand().maxValue()).isEqualTo(Money.gbp("7000.50"));
    assertThat(call.demand().lots())
        .containsExactly(new LotTotal("salt", 140), new LotTotal("bins", 7));
    assertThatThrownBy(() -> it.as(DERBY).ownPledge(ocid)).isInstanceOf(PledgeNotFound.class);
    assertThat(it.as(HUB).pledges(ocid, null, null).items())
        .extracting(Pledge::node)
        .containsExactly(SWANSEA, LEEDS);
  }

  @Test
  void aPledgeIsRevisedWithdrawnAndMadeAgain() {
    Ocid ocid = it.opened();
    ProcurementHub leeds = it.as(LEEDS);
    leeds.pledge(ocid, KEY, HubFixture.pledge(100, "5000"));
    it.pass(Duration.ofHours(1));
    Pledge revised = leeds.pledge(ocid, KEY, HubFixture.pledge(60, "3000"));
    assertThat(revised.updatedAt()).isEqualTo(START.plusSeconds(3600));
    assertThat(leeds.call(ocid).demand().pledges()).isEqualTo(1);

    assertThat(leeds.withdrawPledge(ocid, KEY).status()).isEqualTo(PledgeStatus.WITHDRAWN);
    assertThat(leeds.call(ocid).demand().pledges()).isZero();
    assertThat(leeds.call(ocid).demand().maxValue()).isEqualTo(Money.gbp(0));
    assertThatThrownBy(() -> leeds.withdrawPledge(ocid, KEY)).isInstanceOf(PledgeNotFound.class);

    leeds.pledge(ocid, KEY, HubFixture.pledge(10, "500"));
    assertThat(leeds.ownPledge(ocid).status()).isEqualTo(PledgeStatus.LIVE);
  }

  @Test
  void aPledgeIsForTheCallsLotsInItsCurrency() {
    Ocid ocid = it.opened();
    ProcurementHub leeds = it.as(LEEDS);
    NewPledge sand = new NewPledge(List.of(new LotQuantity("sand", 1)), Money.gbp(1));
    assertThatThrownBy(() -> leeds.pledge(ocid, KEY, sand))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("/lots/0/lotId: lotId must be one of salt, bins: \"sand\"");
    NewPledge euros =
        new NewPledge(List.of(new LotQuantity("salt", 1)), new Money(BigDecimal.ONE, "EUR"));
    assertThatThrownBy(() -> leeds.pledge(ocid, KEY, euros))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("/maxValue: the currency must be the process's, GBP: EUR");
  }

  @Test
  void demandClosesByItselfAtItsTime() {
    Ocid ocid = it.opened();
    it.at(START.plus(Duration.ofDays(30)).minusSeconds(1));
    it.as(LEEDS).pledge(ocid, KEY, HubFixture.pledge(1, "1"));
    it.pass(Duration.ofSeconds(1));
    assertThatThrownBy(() -> it.hub.pledge(ocid, KEY, HubFixture.pledge(2, "2")))
        .isInstanceOf(IllegalTransition.class);
    assertThatThrownBy(() -> it.hub.withdrawPledge(ocid, KEY))
        .isInstanceOf(IllegalTransition.class);
    assertThat(it.hub.call(ocid).state()).isEqualTo(ProcessState.DEMAND_CLOSED);
    assertThat(it.hub.releases(null, null, ocid, null, null).items()).hasSize(2);
    assertThatThrownBy(() -> it.as(HUB).close(ocid, KEY)).isInstanceOf(IllegalTransition.class);
    assertThat(it.hub.tender(ocid, KEY, HubFixture.tender(1)).state())
        .isEqualTo(ProcessState.TENDERING);
  }

  @Test
  void aBidIsRecordedOnceAndOnlyIfItCameInTime() {
    Ocid ocid = it.tendered();
    ProcurementHub hub = it.as(HUB);
    Bid bid = hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50.00", "12.00"));
    assertThat(hub.bids(ocid, null, null).items()).containsExactly(bid);
    assertThatThrownBy(() -> hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "1.00", "1.00")))
        .isInstanceOf(BidAlreadyRecorded.class);
    List<LotPrice> prices = List.of(new LotPrice("salt", Money.gbp(1)));
    for (Duration when : List.of(Duration.ofSeconds(-1), Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> hub.recordBid(ocid, KEY, new NewBid(GRIT, START.plus(when), prices)))
          .isInstanceOf(InvalidEntry.class)
          .hasMessageContaining("/receivedAt");
    }
    it.at(START.plus(Duration.ofDays(60)));
    assertThatThrownBy(
            () ->
                hub.recordBid(ocid, KEY, new NewBid(GRIT, START.plus(Duration.ofDays(50)), prices)))
        .isInstanceOf(InvalidEntry.class);
    hub.recordBid(
        ocid, KEY, new NewBid(GRIT, START.plus(Duration.ofDays(50)).minusSeconds(1), prices));
    assertThat(hub.bids(ocid, 1, null).next()).isNotNull();
  }

  @Test
  void aBidIsForTheCallsLotsInItsCurrency() {
    Ocid ocid = it.tendered();
    ProcurementHub hub = it.as(HUB);
    Money euro = new Money(BigDecimal.ONE, "EUR");
    for (LotPrice wrong : List.of(new LotPrice("sand", Money.gbp(1)), new LotPrice("salt", euro))) {
      assertThatThrownBy(() -> hub.recordBid(ocid, KEY, new NewBid(SALT, START, List.of(wrong))))
          .isInstanceOf(InvalidEntry.class)
          .hasMessageContaining("/prices/0/");
    }
    assertThat(hub.bids(ocid, null, null).items()).isEmpty();
  }

  @Test
  void bidsAreComparedByPriceLotByLot() {
    Ocid ocid = it.tendered();
    ProcurementHub hub = it.as(HUB);
    Bid salt = hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50.00", "12.00"));
    Bid grit = hub.recordBid(ocid, KEY, HubFixture.bid(GRIT, "49.99", "12.00"));
    var lots = hub.evaluation(ocid).lots();
    assertThat(lots.get(0).bids())
        .containsExactly(
            new RankedBid(1, grit.id(), GRIT.reference(), Money.gbp("49.99")),
            new RankedBid(2, salt.id(), SALT.reference(), Money.gbp("50.00")));
    assertThat(lots.get(1).bids()).extracting(RankedBid::rank).containsExactly(1, 1);
  }

  @Test
  void aTenderEndsInTheFuture() {
    Ocid ocid = it.opened();
    it.as(HUB).close(ocid, KEY);
    it.at(START.plus(Duration.ofDays(50)));
    assertThatThrownBy(() -> it.hub.tender(ocid, KEY, HubFixture.tender(1)))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("/endAt");
  }

  @Test
  void anAwardTakesBidsThatFit() {
    Ocid ocid = it.tendered();
    ProcurementHub hub = it.as(HUB);
    Bid salt = hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50.00", "12.00"));
    Bid bins =
        hub.recordBid(
            ocid, KEY, new NewBid(GRIT, START, List.of(new LotPrice("bins", Money.gbp(1)))));
    assertThatThrownBy(() -> hub.award(ocid, KEY, HubFixture.award(List.of("bid-0"), 1, "1", "1")))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("/lots/0/bidIds/0: no bid has the id \"bid-0\"");
    assertThatThrownBy(
            () ->
                hub.award(ocid, KEY, HubFixture.award(List.of(salt.id(), bins.id()), 1, "1", "1")))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("has no price for lot \"salt\"");
    assertThat(hub.call(ocid).state()).isEqualTo(ProcessState.TENDERING);
    it.at(START.plus(Duration.ofDays(400)));
    assertThatThrownBy(
            () -> hub.award(ocid, KEY, HubFixture.award(List.of(salt.id()), 1, "1", "1")))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("/period/endAt");
  }

  @Test
  void anAwardHasNoMoreSuppliersThanTheTenderAllows() {
    Ocid ocid = it.opened();
    ProcurementHub hub = it.as(HUB);
    hub.close(ocid, KEY);
    hub.tender(ocid, KEY, HubFixture.tender(1));
    String salt = hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "2", "2")).id();
    String grit = hub.recordBid(ocid, KEY, HubFixture.bid(GRIT, "1", "1")).id();
    assertThatThrownBy(
            () -> hub.award(ocid, KEY, HubFixture.award(List.of(salt, grit), 1, "1", "1")))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("there may be at most 1 suppliers, and these are 2");
  }

  @Test
  void aFrameworkBeginsWhole() {
    Framework framework = it.hub.framework(it.awarded());
    assertThat(framework.state()).isEqualTo(ProcessState.AWARDED);
    assertThat(framework.valueLeft()).isEqualTo(Money.gbp(50_000));
    assertThat(framework.lots()).hasSize(1);
    assertThat(framework.lots().get(0).quantityLeft()).isEqualTo(1_000);
    assertThat(framework.lots().get(0).valueLeft()).isEqualTo(Money.gbp(40_000));
    assertThat(framework.lots().get(0).suppliers())
        .extracting(each -> each.supplier().id() + " " + each.unitPrice())
        .containsExactly("GB-COH-99999911 GBP 50.00", "GB-COH-99999912 GBP 49.99");
  }

  @Test
  void aProcessEndsWithoutAFrameworkInThreeWays() {
    Ocid withdrawn = it.opened();
    ProcurementHub hub = it.as(HUB);
    assertThat(hub.end(withdrawn, KEY, new EndRequest(ProcessStep.WITHDRAW)).state())
        .isEqualTo(ProcessState.WITHDRAWN);
    Ocid cancelled = it.tendered();
    hub.end(cancelled, KEY, new EndRequest(ProcessStep.CANCEL));
    Ocid failed = it.tendered();
    hub.end(failed, KEY, new EndRequest(ProcessStep.FAIL));
    assertThat(List.of(withdrawn, cancelled, failed))
        .extracting(ocid -> hub.record(ocid).compiledRelease().tender().status())
        .containsExactly(TenderStatus.WITHDRAWN, TenderStatus.CANCELLED, TenderStatus.UNSUCCESSFUL);
    assertThatThrownBy(() -> hub.end(failed, KEY, new EndRequest(ProcessStep.FAIL)))
        .isInstanceOf(IllegalTransition.class)
        .hasMessageContaining("allowed: nothing");
  }

  @Test
  void callsAreListedNewestFirstByState() {
    Ocid first = it.opened();
    Ocid second = it.opened();
    var page = it.hub.calls(null, 1, null);
    assertThat(page.items()).extracting(each -> each.ocid()).containsExactly(second);
    page = it.hub.calls(null, 1, page.next());
    assertThat(page.items()).extracting(each -> each.ocid()).containsExactly(first);
    assertThat(it.hub.calls(ProcessState.AWARDED, null, null).items())
        .extracting(each -> each.title())
        .containsExactly("LED street lighting");
  }
}
