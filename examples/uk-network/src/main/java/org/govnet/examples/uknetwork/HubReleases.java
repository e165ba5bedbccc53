package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.govnet.api.Ocid;
import org.govnet.api.procurement.Award;
import org.govnet.api.procurement.AwardStatus;
import org.govnet.api.procurement.AwardedContract;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallLot;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.ContractStatus;
import org.govnet.api.procurement.FrameworkAgreement;
import org.govnet.api.procurement.FrameworkAgreementMethod;
import org.govnet.api.procurement.InitiationType;
import org.govnet.api.procurement.Item;
import org.govnet.api.procurement.Lot;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.Organisation;
import org.govnet.api.procurement.PartyRole;
import org.govnet.api.procurement.Period;
import org.govnet.api.procurement.ProcurementMethod;
import org.govnet.api.procurement.RelatedProcess;
import org.govnet.api.procurement.Release;
import org.govnet.api.procurement.ReleaseParty;
import org.govnet.api.procurement.ReleaseTag;
import org.govnet.api.procurement.Techniques;
import org.govnet.api.procurement.Tender;
import org.govnet.api.procurement.TenderStatus;
import org.govnet.api.procurement.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a hub does, as releases. Each has all of its process that is known, so that the
 * last one is what a record compiles to. No pledge and no bid that was not taken is in any.
 */
final class HubReleases {
  private final Organisation hub;

  HubReleases(Organisation hub) {
    this.hub = hub;
  }

  /** Publishes a process as it stands. */
  void publish(HubLedger ledger, Instant now, HubProcess process, ReleaseTag tag) {
    Instant at = ledger.archive().publicationTime(now);
    NewAward award = process.award();
    List<Bid> taken = award == null ? List.of() : taken(award, ledger.bids(process.ocid()));
    List<ReleaseParty> parties = new ArrayList<>();
    parties.add(hub.in(List.of(PartyRole.PROCURING_ENTITY)));
    taken.forEach(
        bid -> parties.add(bid.supplier().in(List.of(PartyRole.SUPPLIER, PartyRole.TENDERER))));
    ledger
        .archive()
        .add(
            new Release(
                process.ocid(),
                releaseId(ledger),
                at,
                List.of(tag),
                InitiationType.TENDER,
                parties,
                null,
                tender(process, HubDemand.quantities(ledger, process)),
                award == null ? List.of() : awards(process, award, taken),
                List.of(),
                List.of()));
  }

  /** Publishes a contract that was called off, as it stands. */
  void publish(
      HubLedger ledger,
      Instant now,
      HubCallOff calledOff,
      HubProcess framework,
      List<ReleaseTag> tags) {
    Instant at = ledger.archive().publicationTime(now);
    CallOff callOff = calledOff.callOff();
    CallLot lot = lot(framework, callOff.lotId());
    boolean cancelled = callOff.status() == ContractStatus.CANCELLED;
    String awardId = callOff.ocid() + "-award";
    List<Item> items =
        List.of(
            new Item(
                "1",
                lot.title(),
                lot.classification(),
                callOff.quantity(),
                new Unit(lot.unit(), callOff.unitPrice()),
                null));
    ledger
        .archive()
        .add(
            new Release(
                callOff.ocid(),
                releaseId(ledger),
                at,
                tags,
                InitiationType.TENDER,
                List.of(
                    calledOff.buyer().in(List.of(PartyRole.BUYER, PartyRole.PROCURING_ENTITY)),
                    calledOff.supplier().in(List.of(PartyRole.SUPPLIER))),
                callOff.buyer(),
                new Tender(
                    awardId,
                    lot.title(),
                    null,
                    cancelled ? TenderStatus.CANCELLED : TenderStatus.COMPLETE,
                    callOff.buyer(),
                    ProcurementMethod.DIRECT,
                    framework.call().mainProcurementCategory(),
                    callOff.value(),
                    List.of(),
                    List.of(),
                    null,
                    null),
                List.of(
                    new Award(
                        awardId,
                        lot.title(),
                        cancelled ? AwardStatus.CANCELLED : AwardStatus.ACTIVE,
                        callOff.calledOffAt(),
                        callOff.value(),
                        List.of(callOff.supplier()),
                        items,
                        List.of(),
                        callOff.period())),
                List.of(
                    new AwardedContract(
                        callOff.ocid() + "-contract",
                        awardId,
                        lot.title(),
                        callOff.status(),
                        callOff.period(),
                        callOff.value(),
                        items,
                        callOff.signedAt())),
                List.of(RelatedProcess.framework(callOff.framework()))));
  }

  static CallLot lot(HubProcess process, String id) {
    return process.call().lots().stream()
        .filter(lot -> lot.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(process.ocid() + " has no lot " + id));
  }

  /** The bids that an award takes, each once. */
  static List<Bid> taken(NewAward award, List<Bid> bids) {
    List<String> ids = award.lots().stream().flatMap(lot -> lot.bidIds().stream()).toList();
    return bids.stream().filter(bid -> ids.contains(bid.id())).toList();
  }

  private String releaseId(HubLedger ledger) {
    return hub.identifier() + "-" + String.format("%06d", ledger.nextNumber());
  }

  private Tender tender(HubProcess process, @Nullable Map<String, Long> quantities) {
    NewTender asked = process.tender();
    Instant tenderedAt = process.tenderedAt();
    Map<String, LotAward> awarded = byLot(process.award());
    List<Lot> lots = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (CallLot lot : process.call().lots()) {
      LotAward award = awarded.get(lot.id());
      boolean left = award == null && !awarded.isEmpty();
      lots.add(
          new Lot(
              lot.id(),
              lot.title(),
              left ? TenderStatus.UNSUCCESSFUL : process.state().tenderStatus(),
              award == null ? null : award.value()));
      items.add(
          new Item(
              lot.id(),
              lot.title(),
              lot.classification(),
              quantities == null ? null : quantities.get(lot.id()),
              new Unit(lot.unit(), null),
              lot.id()));
    }
    return new Tender(
        process.ocid() + "-tender",
        process.call().title(),
        process.call().description(),
        process.state().tenderStatus(),
        hub.reference(),
        asked == null ? null : asked.procurementMethod(),
        process.call().mainProcurementCategory(),
        process.call().value(),
        lots,
        items,
        asked == null || tenderedAt == null ? null : new Period(tenderedAt, asked.endAt()),
        new Techniques(true, framework(process)));
  }

  private static FrameworkAgreement framework(HubProcess process) {
    NewTender asked = process.tender();
    NewAward award = process.award();
    return new FrameworkAgreement(
        FrameworkAgreementMethod.WITHOUT_REOPENING_COMPETITION,
        asked == null ? null : asked.maximumParticipants(),
        award == null ? null : award.value(),
        award == null ? null : award.period());
  }

  private static List<Award> awards(HubProcess process, NewAward award, List<Bid> taken) {
    Instant awardedAt = Objects.requireNonNull(process.awardedAt());
    Map<String, Bid> bids = taken.stream().collect(Collectors.toMap(Bid::id, bid -> bid));
    List<Award> awards = new ArrayList<>();
    for (LotAward each : award.lots()) {
      CallLot lot = lot(process, each.lotId());
      awards.add(
          new Award(
              awardId(process.ocid(), lot),
              lot.title(),
              AwardStatus.ACTIVE,
              awardedAt,
              each.value(),
              each.bidIds().stream()
                  .map(id -> Objects.requireNonNull(bids.get(id)).supplier().reference())
                  .toList(),
              List.of(
                  new Item(
                      lot.id(),
                      lot.title(),
                      lot.classification(),
                      each.quantity(),
                      new Unit(lot.unit(), null),
                      lot.id())),
              List.of(lot.id()),
              award.period()));
    }
    return awards;
  }

  private static String awardId(Ocid ocid, CallLot lot) {
    return lot.id() + "-award-" + ocid.value().substring(ocid.value().lastIndexOf('-') + 1);
  }

  private static Map<String, LotAward> byLot(@Nullable NewAward award) {
    Map<String, LotAward> byLot = new LinkedHashMap<>();
    if (award != null) {
      award.lots().forEach(lot -> byLot.put(lot.lotId(), lot));
    }
    return byLot;
  }
}
