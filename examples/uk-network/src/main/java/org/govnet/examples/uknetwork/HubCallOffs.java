package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Quote;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffLifecycle;
import org.govnet.api.procurement.CallOffNotFound;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.CeilingExceeded;
import org.govnet.api.procurement.FrameworkNotRunning;
import org.govnet.api.procurement.InvalidEntry;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewCallOff;
import org.govnet.api.procurement.NotEntitled;
import org.govnet.api.procurement.ProcessLifecycle;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.ReleaseTag;

/** A hub's frameworks in use: contracts are called off, signed, cancelled and terminated. */
final class HubCallOffs {
  private final NodeId hub;
  private final HubDemand demand;
  private final HubReleases releases;

  HubCallOffs(NodeId hub, HubDemand demand, HubReleases releases) {
    this.hub = hub;
    this.demand = demand;
    this.releases = releases;
  }

  CallOff callOff(HubLedger ledger, Instant now, Ocid framework, NodeId node, NewCallOff asked) {
    HubProcess process = HubDemand.find(ledger, framework);
    ProcessLifecycle.TABLE.after(process.state(), ProcessStep.CALL_OFF);
    NewAward award = Objects.requireNonNull(process.award());
    if (!award.buyers().contains(node) && ledger.livePledge(framework, node).isEmpty()) {
      throw new NotEntitled(node, framework);
    }
    if (now.isBefore(award.period().startAt())) {
      throw new FrameworkNotRunning(framework, award.period().startAt());
    }
    if (!award.period().contains(asked.period())) {
      throw new InvalidEntry(
          "/period",
          "period must be within the framework's, "
              + award.period().startAt()
              + " to "
              + award.period().endAt());
    }
    LotAward lot = lot(award, asked.lotId());
    Bid bid = bid(ledger, framework, lot, asked.supplierId());
    Money price = HubAwards.price(bid, lot.lotId()).orElseThrow();
    Money value = price.times(asked.quantity());
    requireLeft(ledger, framework, award, lot, asked.quantity(), value);
    HubCallOff calledOff =
        new HubCallOff(
            new CallOff(
                demand.nextOcid(ledger),
                framework,
                node,
                asked.buyer().reference(),
                bid.supplier().reference(),
                lot.lotId(),
                asked.quantity(),
                price,
                value,
                asked.period(),
                CallOffLifecycle.TABLE.start(),
                now,
                null,
                null),
            asked.buyer(),
            bid.supplier());
    ledger.add(calledOff);
    releases.publish(
        ledger, now, calledOff, process, List.of(ReleaseTag.AWARD, ReleaseTag.CONTRACT));
    return calledOff.callOff();
  }

  CallOff advance(HubLedger ledger, Instant now, Ocid ocid, NodeId node, CallOffStep step) {
    HubCallOff after = find(ledger, ocid, node).after(step, now);
    ledger.put(after);
    List<ReleaseTag> tags =
        switch (step) {
          case SIGN -> List.of(ReleaseTag.CONTRACT_UPDATE);
          case CANCEL -> List.of(ReleaseTag.AWARD_CANCELLATION, ReleaseTag.CONTRACT_UPDATE);
          case TERMINATE -> List.of(ReleaseTag.CONTRACT_TERMINATION);
        };
    HubProcess framework = HubDemand.find(ledger, after.callOff().framework());
    releases.publish(ledger, now, after, framework, tags);
    return after.callOff();
  }

  /** A contract that the node called off, or that anybody did if it is the hub. */
  HubCallOff find(HubLedger ledger, Ocid ocid, NodeId node) {
    return ledger
        .callOff(ocid)
        .filter(found -> node.equals(hub) || node.equals(found.callOff().node()))
        .orElseThrow(() -> new CallOffNotFound(ocid));
  }

  private static LotAward lot(NewAward award, String id) {
    return award.lots().stream()
        .filter(lot -> lot.lotId().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidEntry(
                    "/lotId",
                    "lotId must be one of "
                        + award.lots().stream()
                            .map(LotAward::lotId)
                            .collect(Collectors.joining(", "))
                        + ": "
                        + Quote.of(id)));
  }

  private static Bid bid(HubLedger ledger, Ocid framework, LotAward lot, String supplierId) {
    return ledger.bids(framework).stream()
        .filter(bid -> lot.bidIds().contains(bid.id()))
        .filter(bid -> bid.supplier().identifier().toString().equals(supplierId))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidEntry(
                    "/supplierId",
                    "supplierId must be of a supplier of lot "
                        + lot.lotId()
                        + ": "
                        + Quote.of(supplierId)));
  }

  private static void requireLeft(
      HubLedger ledger, Ocid framework, NewAward award, LotAward lot, long quantity, Money value) {
    HubLedger.Used used = ledger.used(framework, lot.lotId());
    Money lotLeft = HubAwards.left(lot.value(), used);
    Money allLeft = HubAwards.left(award.value(), ledger.used(framework, null));
    Money valueLeft = lotLeft.compareTo(allLeft) < 0 ? lotLeft : allLeft;
    long quantityLeft = lot.quantity() - used.quantity();
    if (quantity > quantityLeft || value.compareTo(valueLeft) > 0) {
      throw new CeilingExceeded(value, valueLeft, quantityLeft);
    }
  }
}
