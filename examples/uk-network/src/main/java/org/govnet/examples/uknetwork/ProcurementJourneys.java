package org.govnet.examples.uknetwork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.IllegalTransition;
import org.govnet.api.Money;
import org.govnet.api.Ocid;
import org.govnet.api.Page;
import org.govnet.api.procurement.CallLot;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.CallOffStepRequest;
import org.govnet.api.procurement.CeilingExceeded;
import org.govnet.api.procurement.Classification;
import org.govnet.api.procurement.DemandCall;
import org.govnet.api.procurement.EndRequest;
import org.govnet.api.procurement.Framework;
import org.govnet.api.procurement.FrameworkLot;
import org.govnet.api.procurement.Identifier;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.LotPrice;
import org.govnet.api.procurement.LotQuantity;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewBid;
import org.govnet.api.procurement.NewCall;
import org.govnet.api.procurement.NewCallOff;
import org.govnet.api.procurement.NewPledge;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.Organisation;
import org.govnet.api.procurement.Period;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.PledgeNotFound;
import org.govnet.api.procurement.ProcessRecord;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.Procurement;
import org.govnet.api.procurement.ProcurementCategory;
import org.govnet.api.procurement.ProcurementMethod;
import org.govnet.api.procurement.Release;
import org.govnet.api.procurement.ReleaseSummary;
import org.jspecify.annotations.Nullable;

/** Councils buy street lamps together: they pledge, the hub tenders and awards, they call off. */
final class ProcurementJourneys {
  private static final String LOT = "lamps";

  private final Nodes nodes;
  private final Clock clock;
  private @Nullable Ocid framework;

  ProcurementJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Councils pledge demand until the hub closes the call; a late pledge is refused. */
  String pledge() {
    Procurement hub = of("procurement-hub");
    NewCall call =
        new NewCall(
            "LED street lamps",
            "Lamps and fittings for three years",
            ProcurementCategory.GOODS,
            Money.gbp(900_000),
            List.of(
                new CallLot(
                    LOT,
                    "Lamps",
                    Classification.cpv("34993000", "Road-illumination lights"),
                    "lamp")),
            now().plus(Duration.ofDays(30)));
    Ocid ocid = hub.open(IdempotencyKey.random(), call).ocid();
    framework = ocid;
    of("leeds").pledge(ocid, IdempotencyKey.random(), pledge(1_000, 200_000));
    Pledge revised = of("leeds").pledge(ocid, IdempotencyKey.random(), pledge(1_200, 240_000));
    Expect.same("the pledge", revised.maxValue(), of("leeds").ownPledge(ocid).maxValue());
    of("adur").pledge(ocid, IdempotencyKey.random(), pledge(300, 60_000));
    of("birmingham").pledge(ocid, IdempotencyKey.random(), pledge(50, 10_000));
    of("birmingham").withdrawPledge(ocid, IdempotencyKey.random());
    Expect.problem(PledgeNotFound.class, () -> of("west-sussex").ownPledge(ocid));
    Expect.refused("caller-not-allowed", () -> of("leeds").pledges(ocid, null, null));
    Expect.same("what is pledged", 2, hub.pledges(ocid, null, null).items().size());
    Ocid regretted = hub.open(IdempotencyKey.random(), call).ocid();
    DemandCall withdrawn =
        hub.end(regretted, IdempotencyKey.random(), new EndRequest(ProcessStep.WITHDRAW));
    Expect.same("the other call", withdrawn.state(), of("adur").call(regretted).state());
    int calls = of("leeds").calls(null, null, null).items().size();
    DemandCall closed = hub.close(ocid, IdempotencyKey.random());
    String late =
        Expect.problem(
            IllegalTransition.class,
            () -> of("west-sussex").pledge(ocid, IdempotencyKey.random(), pledge(1, 200)));
    return "of "
        + calls
        + " calls, in one "
        + closed.demand().pledges()
        + " councils pledge "
        + closed.demand().lots().get(0).quantity()
        + " lamps, at most "
        + closed.demand().maxValue()
        + "; a late pledge: "
        + late;
  }

  /** The hub tenders, records bids, evaluates, and awards a framework. */
  String award() {
    Ocid ocid = known();
    Procurement hub = of("procurement-hub");
    hub.tender(
        ocid,
        IdempotencyKey.random(),
        new NewTender(ProcurementMethod.OPEN, now().plus(Duration.ofDays(30)), 2));
    bid(hub, ocid, "01234567", "Wharfe Lighting Ltd", "180.00");
    bid(hub, ocid, "07654321", "Adur Lamps Ltd", "165.50");
    Expect.same("the bids", 2, hub.bids(ocid, null, null).items().size());
    var ranked = hub.evaluation(ocid).lots().get(0).bids();
    Framework awarded =
        hub.award(
            ocid,
            IdempotencyKey.random(),
            new NewAward(
                List.of(
                    new LotAward(
                        LOT,
                        ranked.stream().map(each -> each.bidId()).toList(),
                        1_500,
                        Money.gbp(280_000))),
                Money.gbp(280_000),
                new Period(now().minusSeconds(1), now().plus(Duration.ofDays(3 * 365))),
                List.of()));
    return "framework "
        + awarded.ocid()
        + " with "
        + awarded.lots().get(0).suppliers().size()
        + " suppliers, the best at "
        + ranked.get(0).unitPrice()
        + " a lamp, ceiling "
        + awarded.value();
  }

  /** Spokes call off within the framework, and not beyond it. */
  String callOff() {
    Ocid ocid = known();
    Procurement leeds = of("leeds");
    CallOff first =
        leeds.callOff(ocid, IdempotencyKey.random(), lamps(ocid, 1_200, "PLDS-1000-DEMO", "Leeds"));
    CallOff signed =
        leeds.advance(
            first.ocid(), IdempotencyKey.random(), new CallOffStepRequest(CallOffStep.SIGN));
    String over;
    try {
      CallOff unexpected =
          of("adur")
              .callOff(ocid, IdempotencyKey.random(), lamps(ocid, 400, "PADU-1000-DEMO", "Adur"));
      throw new IllegalStateException("the ceiling was exceeded: " + unexpected);
    } catch (CeilingExceeded e) {
      over = e.quantityLeft().orElseThrow() + " lamps and " + e.valueLeft().orElseThrow() + " left";
    }
    CallOff second =
        of("adur")
            .callOff(ocid, IdempotencyKey.random(), lamps(ocid, 300, "PADU-1000-DEMO", "Adur"));
    Expect.same("the call-off", signed, leeds.ownCallOff(first.ocid()));
    Expect.same(
        "the hub's call-offs", 2, of("procurement-hub").callOffs(ocid, null, null).items().size());
    FrameworkLot left = leeds.framework(ocid).lots().get(0);
    ProcessRecord record = leeds.record(second.ocid());
    Release compiled = record.compiledRelease();
    Expect.same("the framework", ocid, compiled.relatedProcesses().get(0).identifier());
    return signed.status()
        + " for Leeds; 400 for Adur: "
        + over
        + "; then 300, and "
        + left.quantityLeft()
        + " are left; "
        + releases()
        + " releases published";
  }

  private int releases() {
    int count = 0;
    Cursor cursor = null;
    do {
      Page<ReleaseSummary> page = of("liverpool").releases(null, null, null, 5, cursor);
      count += page.items().size();
      ReleaseSummary first = page.items().get(0);
      Expect.same("the release", first, of("leeds").release(first.id()).summary());
      cursor = page.next();
    } while (cursor != null);
    return count;
  }

  private NewCallOff lamps(Ocid ocid, long quantity, String ppon, String council) {
    FrameworkLot lot = of("leeds").framework(ocid).lots().get(0);
    return new NewCallOff(
        LOT,
        lot.suppliers().get(0).supplier().id(),
        quantity,
        new Period(now(), now().plus(Duration.ofDays(365))),
        new Organisation(Identifier.ppon(ppon), council + " Council", null));
  }

  private void bid(Procurement hub, Ocid ocid, String company, String name, String price) {
    hub.recordBid(
        ocid,
        IdempotencyKey.random(),
        new NewBid(
            new Organisation(Identifier.company(company), name, null),
            now(),
            List.of(new LotPrice(LOT, Money.gbp(price)))));
  }

  private static NewPledge pledge(long quantity, long pounds) {
    return new NewPledge(List.of(new LotQuantity(LOT, quantity)), Money.gbp(pounds));
  }

  private Procurement of(String node) {
    return nodes.at(node).govnet().client(Procurement.class);
  }

  private Ocid known() {
    Ocid ocid = framework;
    if (ocid == null) {
      throw new IllegalStateException("no call for demand was opened");
    }
    return ocid;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
