package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govnet.api.Money;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Quote;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.BidAlreadyRecorded;
import org.govnet.api.procurement.CallLot;
import org.govnet.api.procurement.Evaluation;
import org.govnet.api.procurement.Framework;
import org.govnet.api.procurement.FrameworkLot;
import org.govnet.api.procurement.FrameworkNotFound;
import org.govnet.api.procurement.FrameworkSupplier;
import org.govnet.api.procurement.InvalidEntry;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.LotEvaluation;
import org.govnet.api.procurement.LotPrice;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewBid;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.ProcessLifecycle;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.RankedBid;
import org.govnet.api.procurement.ReleaseTag;

/** A hub's tenders: bids are asked for, recorded, compared, and a framework is awarded. */
final class HubAwards {
  private static final int MAX_RANKED = 100;

  private final NodeId hub;
  private final HubReleases releases;

  HubAwards(NodeId hub, HubReleases releases) {
    this.hub = hub;
    this.releases = releases;
  }

  HubProcess tender(HubLedger ledger, Instant now, Ocid ocid, NewTender asked) {
    HubProcess after = HubDemand.find(ledger, ocid).after(ProcessStep.TENDER).tendered(asked, now);
    if (!asked.endAt().isAfter(now)) {
      throw new InvalidEntry("/endAt", "endAt must be in the future: " + asked.endAt());
    }
    ledger.put(after);
    releases.publish(ledger, now, after, ReleaseTag.TENDER);
    return after;
  }

  Bid recordBid(HubLedger ledger, Instant now, Ocid ocid, NewBid received) {
    HubProcess process = HubDemand.find(ledger, ocid);
    ProcessLifecycle.TABLE.after(process.state(), ProcessStep.RECORD_BID);
    requireInTime(process, now, received.receivedAt());
    for (int i = 0; i < received.prices().size(); i++) {
      LotPrice price = received.prices().get(i);
      HubDemand.requireLot(process, "/prices/" + i + "/lotId", price.lotId());
      HubDemand.requireCurrency(process, "/prices/" + i + "/unitPrice", price.unitPrice());
    }
    String supplier = received.supplier().identifier().toString();
    if (ledger.bids(ocid).stream()
        .anyMatch(bid -> bid.supplier().identifier().toString().equals(supplier))) {
      throw new BidAlreadyRecorded(supplier);
    }
    Bid bid =
        new Bid(
            "bid-" + ledger.nextNumber(),
            received.supplier(),
            received.receivedAt(),
            now,
            received.prices());
    ledger.add(ocid, bid);
    return bid;
  }

  Evaluation evaluation(HubLedger ledger, Ocid ocid) {
    HubProcess process = HubDemand.find(ledger, ocid);
    List<Bid> bids = ledger.bids(ocid);
    return new Evaluation(
        ocid,
        process.call().lots().stream()
            .map(lot -> new LotEvaluation(lot.id(), ranked(lot.id(), bids)))
            .toList());
  }

  HubProcess award(HubLedger ledger, Instant now, Ocid ocid, NewAward award) {
    HubProcess after = HubDemand.find(ledger, ocid).after(ProcessStep.AWARD).awarded(award, now);
    HubDemand.requireCurrency(after, "/value", award.value());
    if (!award.period().endAt().isAfter(now)) {
      throw new InvalidEntry(
          "/period/endAt", "endAt must be in the future: " + award.period().endAt());
    }
    Map<String, Bid> bids =
        ledger.bids(ocid).stream().collect(Collectors.toMap(Bid::id, bid -> bid));
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < award.lots().size(); i++) {
      LotAward lot = award.lots().get(i);
      HubDemand.requireLot(after, "/lots/" + i + "/lotId", lot.lotId());
      HubDemand.requireCurrency(after, "/lots/" + i + "/value", lot.value());
      for (int j = 0; j < lot.bidIds().size(); j++) {
        requireBid("/lots/" + i + "/bidIds/" + j, lot.lotId(), lot.bidIds().get(j), bids);
      }
      taken.addAll(lot.bidIds());
    }
    requireFew(after, taken.size());
    ledger.put(after);
    releases.publish(ledger, now, after, ReleaseTag.AWARD);
    return after;
  }

  Framework framework(HubLedger ledger, Ocid ocid) {
    HubProcess process = ledger.process(ocid).orElseThrow(() -> new FrameworkNotFound(ocid));
    NewAward award = process.award();
    if (award == null) {
      throw new FrameworkNotFound(ocid);
    }
    List<Bid> bids = HubReleases.taken(award, ledger.bids(ocid));
    List<FrameworkLot> lots = new ArrayList<>();
    for (LotAward each : award.lots()) {
      CallLot lot = HubReleases.lot(process, each.lotId());
      HubLedger.Used used = ledger.used(ocid, lot.id());
      lots.add(
          new FrameworkLot(
              lot.id(),
              lot.title(),
              lot.unit(),
              each.quantity(),
              each.quantity() - used.quantity(),
              each.value(),
              left(each.value(), used),
              bids.stream()
                  .filter(bid -> each.bidIds().contains(bid.id()))
                  .map(
                      bid ->
                          new FrameworkSupplier(
                              bid.supplier().reference(), price(bid, lot.id()).orElseThrow()))
                  .toList()));
    }
    return new Framework(
        ocid,
        hub,
        process.call().title(),
        process.state(),
        award.period(),
        award.value(),
        left(award.value(), ledger.used(ocid, null)),
        lots);
  }

  /** What is left of a value. */
  static Money left(Money value, HubLedger.Used used) {
    return new Money(value.amount().subtract(used.amount()), value.currency());
  }

  static Optional<Money> price(Bid bid, String lotId) {
    return bid.prices().stream()
        .filter(price -> price.lotId().equals(lotId))
        .map(LotPrice::unitPrice)
        .findFirst();
  }

  private static void requireInTime(HubProcess process, Instant now, Instant receivedAt) {
    NewTender tender = process.tender();
    Instant from = process.tenderedAt();
    if (tender == null || from == null) {
      throw new IllegalStateException(process.ocid() + " takes bids and was never tendered");
    }
    if (receivedAt.isBefore(from)
        || !receivedAt.isBefore(tender.endAt())
        || receivedAt.isAfter(now)) {
      throw new InvalidEntry(
          "/receivedAt",
          "receivedAt must be from "
              + from
              + ", before "
              + tender.endAt()
              + " and not in the future: "
              + receivedAt);
    }
  }

  private static void requireBid(String pointer, String lotId, String id, Map<String, Bid> bids) {
    Bid bid = bids.get(id);
    if (bid == null) {
      throw new InvalidEntry(pointer, "no bid has the id " + Quote.of(id));
    }
    if (price(bid, lotId).isEmpty()) {
      throw new InvalidEntry(pointer, "bid " + id + " has no price for lot " + Quote.of(lotId));
    }
  }

  private static void requireFew(HubProcess process, int suppliers) {
    NewTender tender = process.tender();
    Integer most = tender == null ? null : tender.maximumParticipants();
    if (most != null && suppliers > most) {
      throw new InvalidEntry(
          "/lots", "there may be at most " + most + " suppliers, and these are " + suppliers);
    }
  }

  private static List<RankedBid> ranked(String lotId, List<Bid> bids) {
    List<RankedBid> ranked = new ArrayList<>();
    List<Bid> sorted =
        bids.stream()
            .filter(bid -> price(bid, lotId).isPresent())
            .sorted(Comparator.comparing(bid -> price(bid, lotId).orElseThrow()))
            .limit(MAX_RANKED)
            .toList();
    for (Bid bid : sorted) {
      Money price = price(bid, lotId).orElseThrow();
      RankedBid before = ranked.isEmpty() ? null : ranked.get(ranked.size() - 1);
      int rank =
          before != null && before.unitPrice().equals(price) ? before.rank() : ranked.size() + 1;
      ranked.add(new RankedBid(rank, bid.id(), bid.supplier().reference(), price));
    }
    return ranked;
  }
}
