package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Quote;
import org.govnet.api.procurement.CallLot;
import org.govnet.api.procurement.CallSummary;
import org.govnet.api.procurement.Demand;
import org.govnet.api.procurement.DemandCall;
import org.govnet.api.procurement.InvalidEntry;
import org.govnet.api.procurement.LotTotal;
import org.govnet.api.procurement.NewCall;
import org.govnet.api.procurement.NewPledge;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.PledgeNotFound;
import org.govnet.api.procurement.PledgeStatus;
import org.govnet.api.procurement.ProcessLifecycle;
import org.govnet.api.procurement.ProcessNotFound;
import org.govnet.api.procurement.ProcessState;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.ReleaseTag;
import org.jspecify.annotations.Nullable;

/** A hub's demand: calls are opened, pledged in, closed and ended. */
final class HubDemand {
  // The prefix of OCDS's own examples, which no publisher has.
  private static final String PREFIX = "ocds-213czf-";

  private final NodeId hub;
  private final HubReleases releases;

  HubDemand(NodeId hub, HubReleases releases) {
    this.hub = hub;
    this.releases = releases;
  }

  DemandCall open(HubLedger ledger, Instant now, NewCall call) {
    if (!call.closingAt().isAfter(now)) {
      throw new InvalidEntry("/closingAt", "closingAt must be in the future: " + call.closingAt());
    }
    HubProcess process = HubProcess.open(nextOcid(ledger), call, now);
    ledger.add(process);
    releases.publish(ledger, now, process, ReleaseTag.PLANNING);
    return view(ledger, process);
  }

  Pledge pledge(HubLedger ledger, Instant now, Ocid ocid, NodeId node, NewPledge made) {
    HubProcess process = find(ledger, ocid);
    ProcessLifecycle.TABLE.after(process.state(), ProcessStep.PLEDGE);
    for (int i = 0; i < made.lots().size(); i++) {
      requireLot(process, "/lots/" + i + "/lotId", made.lots().get(i).lotId());
    }
    requireCurrency(process, "/maxValue", made.maxValue());
    Pledge pledge = new Pledge(ocid, node, PledgeStatus.LIVE, made.lots(), made.maxValue(), now);
    ledger.put(pledge);
    return pledge;
  }

  Pledge withdraw(HubLedger ledger, Instant now, Ocid ocid, NodeId node) {
    ProcessLifecycle.TABLE.after(find(ledger, ocid).state(), ProcessStep.WITHDRAW_PLEDGE);
    Pledge live = pledge(ledger, ocid, node);
    Pledge withdrawn =
        new Pledge(ocid, node, PledgeStatus.WITHDRAWN, live.lots(), live.maxValue(), now);
    ledger.put(withdrawn);
    return withdrawn;
  }

  Pledge pledge(HubLedger ledger, Ocid ocid, NodeId node) {
    find(ledger, ocid);
    return ledger.livePledge(ocid, node).orElseThrow(() -> new PledgeNotFound(ocid));
  }

  /** Takes a step that needs no more than the step, and publishes what it made of the process. */
  DemandCall step(HubLedger ledger, Instant now, Ocid ocid, ProcessStep step, ReleaseTag tag) {
    HubProcess after = find(ledger, ocid).after(step);
    ledger.put(after);
    releases.publish(ledger, now, after, tag);
    return view(ledger, after);
  }

  /** Has everything move on whose time has come. */
  void catchUp(HubLedger ledger, Instant now) {
    for (HubProcess due : ledger.due(now)) {
      ProcessStep step = due.dueStep();
      step(
          ledger,
          now,
          due.ocid(),
          step,
          step == ProcessStep.CLOSE ? ReleaseTag.PLANNING_UPDATE : ReleaseTag.AWARD_UPDATE);
    }
  }

  DemandCall view(HubLedger ledger, HubProcess process) {
    NewCall call = process.call();
    return new DemandCall(
        process.ocid(),
        hub,
        call.title(),
        call.description(),
        call.mainProcurementCategory(),
        process.state(),
        call.value(),
        call.lots(),
        process.openedAt(),
        call.closingAt(),
        demand(process, ledger.livePledges(process.ocid())));
  }

  static CallSummary summary(HubProcess process) {
    return new CallSummary(
        process.ocid(), process.call().title(), process.state(), process.call().closingAt());
  }

  static HubProcess find(HubLedger ledger, Ocid ocid) {
    return ledger.process(ocid).orElseThrow(() -> new ProcessNotFound(ocid));
  }

  /** How many of each lot are pledged, once that is settled; null before. */
  static @Nullable Map<String, Long> quantities(HubLedger ledger, HubProcess process) {
    if (process.state() == ProcessState.DEMAND_OPEN || process.state() == ProcessState.WITHDRAWN) {
      return null;
    }
    return quantities(process, ledger.livePledges(process.ocid()));
  }

  static void requireLot(HubProcess process, String pointer, String lotId) {
    List<String> ids = process.call().lots().stream().map(CallLot::id).toList();
    if (!ids.contains(lotId)) {
      throw new InvalidEntry(
          pointer, "lotId must be one of " + String.join(", ", ids) + ": " + Quote.of(lotId));
    }
  }

  static void requireCurrency(HubProcess process, String pointer, Money money) {
    String currency = process.call().value().currency();
    if (!money.currency().equals(currency)) {
      throw new InvalidEntry(
          pointer, "the currency must be the process's, " + currency + ": " + money.currency());
    }
  }

  /** An ocid that was never given before. */
  Ocid nextOcid(HubLedger ledger) {
    return Ocid.of(PREFIX + hub + "-" + String.format("%06d", ledger.nextNumber()));
  }

  private static Demand demand(HubProcess process, List<Pledge> pledges) {
    Money most = process.nothing();
    for (Pledge pledge : pledges) {
      most = most.plus(pledge.maxValue());
    }
    return new Demand(
        pledges.size(),
        most,
        quantities(process, pledges).entrySet().stream()
            .map(lot -> new LotTotal(lot.getKey(), lot.getValue()))
            .toList());
  }

  private static Map<String, Long> quantities(HubProcess process, List<Pledge> pledges) {
    Map<String, Long> quantities = new LinkedHashMap<>();
    process.call().lots().forEach(lot -> quantities.put(lot.id(), 0L));
    for (Pledge pledge : pledges) {
      pledge.lots().forEach(lot -> quantities.merge(lot.lotId(), lot.quantity(), Long::sum));
    }
    return quantities;
  }
}
