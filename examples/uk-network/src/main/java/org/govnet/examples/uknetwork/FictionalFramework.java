package org.govnet.examples.uknetwork;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Postcode;
import org.govnet.api.procurement.Address;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallLot;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.Classification;
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
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.ProcurementCategory;
import org.govnet.api.procurement.ProcurementMethod;
import org.govnet.api.procurement.ReleaseTag;

/**
 * An earlier framework, for street lighting, made up from end to end: no such procurement took
 * place, no company has these names, and the company numbers are of a range that Companies House
 * has not given out. It runs from April 2025 to April 2029; of its two contracts, one is over and
 * one is in force.
 */
final class FictionalFramework {
  static final NodeId LEEDS = NodeId.of("leeds");
  static final NodeId SWANSEA = NodeId.of("swansea");

  static final Organisation LEEDS_COUNCIL = council("ZLEE-0000-ZZZZ", "Leeds City Council");
  static final Organisation SWANSEA_COUNCIL = council("ZSWA-0000-ZZZZ", "Swansea Council");

  static final Organisation LUMEN =
      new Organisation(
          Identifier.company("99999901"),
          "Fictional Lumen Lighting Ltd",
          new Address(
              "1 Invented Way", "Leeds", "UKE42", Postcode.of("LS1 1UR"), "United Kingdom"));
  static final Organisation BEACON =
      new Organisation(Identifier.company("99999902"), "Fictional Beacon Columns Ltd", null);

  private static final Period RUNS =
      new Period(Instant.parse("2025-04-01T00:00:00Z"), Instant.parse("2029-04-01T00:00:00Z"));

  private final HubDemand demand;
  private final HubAwards awards;
  private final HubCallOffs callOffs;

  FictionalFramework(HubDemand demand, HubAwards awards, HubCallOffs callOffs) {
    this.demand = demand;
    this.awards = awards;
    this.callOffs = callOffs;
  }

  /** Has it all happen, as it would have: by the same steps, at their times. */
  void record(HubLedger ledger) {
    Ocid ocid = demand.open(ledger, at("2024-09-02T09:00:00Z"), call()).ocid();
    demand.pledge(ledger, at("2024-09-10T10:00:00Z"), ocid, LEEDS, pledge("700000", 2_000, 300));
    demand.pledge(ledger, at("2024-09-17T15:30:00Z"), ocid, SWANSEA, pledge("300000", 800, 150));
    demand.step(
        ledger, at("2024-10-01T16:00:00Z"), ocid, ProcessStep.CLOSE, ReleaseTag.PLANNING_UPDATE);
    awards.tender(
        ledger,
        at("2024-10-14T09:00:00Z"),
        ocid,
        new NewTender(ProcurementMethod.OPEN, at("2024-11-25T12:00:00Z"), 2));
    Bid lumen = bid(ledger, ocid, LUMEN, "2024-11-20T08:15:00Z", "145.00", "890.00");
    Bid beacon = bid(ledger, ocid, BEACON, "2024-11-25T11:40:00Z", "152.50", "812.25");
    awards.award(
        ledger,
        at("2025-01-20T10:00:00Z"),
        ocid,
        new NewAward(
            List.of(
                new LotAward("lanterns", List.of(lumen.id(), beacon.id()), 3_000, gbp("450000")),
                new LotAward("columns", List.of(beacon.id()), 500, gbp("420000"))),
            gbp("800000"),
            RUNS,
            List.of()));
    Ocid over = callOff(ledger, ocid, LEEDS, LEEDS_COUNCIL, LUMEN, "2025-05-12T09:30:00Z", 600);
    step(ledger, over, LEEDS, CallOffStep.SIGN, "2025-05-19T14:00:00Z");
    step(ledger, over, LEEDS, CallOffStep.TERMINATE, "2026-03-31T17:00:00Z");
    Ocid running =
        callOff(ledger, ocid, SWANSEA, SWANSEA_COUNCIL, BEACON, "2026-04-07T11:00:00Z", 200);
    step(ledger, running, SWANSEA, CallOffStep.SIGN, "2026-04-20T10:00:00Z");
  }

  private static NewCall call() {
    return new NewCall(
        "LED street lighting",
        "Lanterns and columns for street lighting, without installation",
        ProcurementCategory.GOODS,
        gbp("900000"),
        List.of(
            new CallLot(
                "lanterns",
                "LED lanterns",
                Classification.cpv("34928500", "Street-lighting equipment"),
                "lantern"),
            new CallLot(
                "columns",
                "Lighting columns",
                Classification.cpv("34928510", "Street-lighting columns"),
                "column")),
        at("2024-10-01T16:00:00Z"));
  }

  private static NewPledge pledge(String most, long lanterns, long columns) {
    return new NewPledge(
        List.of(new LotQuantity("lanterns", lanterns), new LotQuantity("columns", columns)),
        gbp(most));
  }

  private Bid bid(
      HubLedger ledger,
      Ocid ocid,
      Organisation supplier,
      String receivedAt,
      String lantern,
      String column) {
    return awards.recordBid(
        ledger,
        at("2024-11-25T13:00:00Z"),
        ocid,
        new NewBid(
            supplier,
            at(receivedAt),
            List.of(new LotPrice("lanterns", gbp(lantern)), new LotPrice("columns", gbp(column)))));
  }

  private Ocid callOff(
      HubLedger ledger,
      Ocid framework,
      NodeId node,
      Organisation buyer,
      Organisation supplier,
      String calledOffAt,
      long lanterns) {
    Period period = new Period(at(calledOffAt), at(calledOffAt).plus(Duration.ofDays(300)));
    CallOff made =
        callOffs.callOff(
            ledger,
            at(calledOffAt),
            framework,
            node,
            new NewCallOff("lanterns", supplier.identifier().toString(), lanterns, period, buyer));
    return made.ocid();
  }

  private void step(HubLedger ledger, Ocid callOff, NodeId node, CallOffStep step, String takenAt) {
    callOffs.advance(ledger, at(takenAt), callOff, node, step);
  }

  private static Organisation council(String ppon, String name) {
    return new Organisation(Identifier.ppon(ppon), name, null);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Money gbp(String amount) {
    return Money.gbp(amount);
  }
}
