package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.govnet.api.Caller;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.Page;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CallOffStepRequest;
import org.govnet.api.procurement.CallSummary;
import org.govnet.api.procurement.DemandCall;
import org.govnet.api.procurement.EndRequest;
import org.govnet.api.procurement.Evaluation;
import org.govnet.api.procurement.Framework;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewBid;
import org.govnet.api.procurement.NewCall;
import org.govnet.api.procurement.NewCallOff;
import org.govnet.api.procurement.NewPledge;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.Organisation;
import org.govnet.api.procurement.Pledge;
import org.govnet.api.procurement.ProcessNotFound;
import org.govnet.api.procurement.ProcessRecord;
import org.govnet.api.procurement.ProcessState;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.Procurement;
import org.govnet.api.procurement.Release;
import org.govnet.api.procurement.ReleaseNotFound;
import org.govnet.api.procurement.ReleaseSummary;
import org.govnet.api.procurement.ReleaseTag;
import org.jspecify.annotations.Nullable;

/**
 * A procurement hub over H2, which begins with the fictional framework of {@link
 * FictionalFramework}. Safe for any number of threads: a ceiling holds whoever calls off at the
 * same time, because writes go one at a time.
 *
 * <p>It does not look at idempotency keys: a key's scope is the calling node and the operation, and
 * the node remembers both before it calls a service. Nor at who may tender and award: the contract
 * opens that to the hub's own node, and the node sees to it.
 */
final class ProcurementHub implements Procurement {
  private final NodeId self;
  private final Clock clock;
  private final HubStore store;
  private final HubDemand demand;
  private final HubAwards awards;
  private final HubCallOffs callOffs;

  @Context private @Nullable Caller caller;

  /**
   * A hub; the node gives it the caller.
   *
   * @param self the hub's own node, which alone may tender and award
   * @param organisation the hub as an organisation, for releases
   */
  ProcurementHub(NodeId self, Organisation organisation, Database database, Clock clock) {
    this(self, organisation, database, clock, null);
  }

  /** A hub with a caller of the test's. */
  ProcurementHub(
      NodeId self,
      Organisation organisation,
      Database database,
      Clock clock,
      @Nullable Caller caller) {
    this.self = self;
    this.clock = clock;
    this.caller = caller;
    HubReleases releases = new HubReleases(organisation);
    this.store = new HubStore(database);
    this.demand = new HubDemand(self, releases);
    this.awards = new HubAwards(self, releases);
    this.callOffs = new HubCallOffs(self, demand, releases);
    FictionalFramework fiction = new FictionalFramework(demand, awards, callOffs);
    store.write(
        ledger -> {
          if (!ledger.hasProcesses()) {
            fiction.record(ledger);
          }
          return ledger;
        });
  }

  @Override
  public Page<ReleaseSummary> releases(
      @Nullable ReleaseTag tag,
      @Nullable Instant updatedFromAt,
      @Nullable Ocid ocid,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    int most = Page.limit(limit);
    return read(
        ledger ->
            HubRows.map(
                ledger.archive().releases(tag, updatedFromAt, ocid, most, cursor),
                Release::summary));
  }

  @Override
  public Release release(String id) {
    return read(ledger -> ledger.archive().release(id).orElseThrow(() -> new ReleaseNotFound(id)));
  }

  @Override
  public ProcessRecord record(Ocid ocid) {
    return read(
        ledger -> {
          Page<Release> newest = ledger.archive().releases(null, null, ocid, Page.MAX_LIMIT, null);
          if (newest.items().isEmpty()) {
            throw new ProcessNotFound(ocid);
          }
          List<ReleaseSummary> oldestFirst =
              new ArrayList<>(newest.items().stream().map(Release::summary).toList());
          Collections.reverse(oldestFirst);
          return new ProcessRecord(ocid, oldestFirst, newest.items().get(0).compiled());
        });
  }

  @Override
  public Page<CallSummary> calls(
      @Nullable ProcessState state, @Nullable Integer limit, @Nullable Cursor cursor) {
    int most = Page.limit(limit);
    return read(ledger -> HubRows.map(ledger.processes(state, most, cursor), HubDemand::summary));
  }

  @Override
  public DemandCall call(Ocid ocid) {
    return read(ledger -> demand.view(ledger, HubDemand.find(ledger, ocid)));
  }

  @Override
  public DemandCall open(IdempotencyKey key, NewCall call) {
    return write((ledger, now) -> demand.open(ledger, now, call));
  }

  @Override
  public Pledge pledge(Ocid ocid, IdempotencyKey key, NewPledge pledge) {
    NodeId spoke = asking();
    return write((ledger, now) -> demand.pledge(ledger, now, ocid, spoke, pledge));
  }

  @Override
  public Pledge ownPledge(Ocid ocid) {
    NodeId spoke = asking();
    return read(ledger -> demand.pledge(ledger, ocid, spoke));
  }

  @Override
  public Pledge withdrawPledge(Ocid ocid, IdempotencyKey key) {
    NodeId spoke = asking();
    return write((ledger, now) -> demand.withdraw(ledger, now, ocid, spoke));
  }

  @Override
  public Page<Pledge> pledges(Ocid ocid, @Nullable Integer limit, @Nullable Cursor cursor) {
    int most = Page.limit(limit);
    return read(
        ledger -> {
          HubDemand.find(ledger, ocid);
          return ledger.livePledges(ocid, most, cursor);
        });
  }

  @Override
  public DemandCall close(Ocid ocid, IdempotencyKey key) {
    return write(
        (ledger, now) ->
            demand.step(ledger, now, ocid, ProcessStep.CLOSE, ReleaseTag.PLANNING_UPDATE));
  }

  @Override
  public DemandCall tender(Ocid ocid, IdempotencyKey key, NewTender tender) {
    return write((ledger, now) -> demand.view(ledger, awards.tender(ledger, now, ocid, tender)));
  }

  @Override
  public Bid recordBid(Ocid ocid, IdempotencyKey key, NewBid bid) {
    return write((ledger, now) -> awards.recordBid(ledger, now, ocid, bid));
  }

  @Override
  public Page<Bid> bids(Ocid ocid, @Nullable Integer limit, @Nullable Cursor cursor) {
    int most = Page.limit(limit);
    return read(
        ledger -> {
          HubDemand.find(ledger, ocid);
          return ledger.bids(ocid, most, cursor);
        });
  }

  @Override
  public Evaluation evaluation(Ocid ocid) {
    return read(ledger -> awards.evaluation(ledger, ocid));
  }

  @Override
  public Framework award(Ocid ocid, IdempotencyKey key, NewAward award) {
    return write(
        (ledger, now) -> awards.framework(ledger, awards.award(ledger, now, ocid, award).ocid()));
  }

  @Override
  public DemandCall end(Ocid ocid, IdempotencyKey key, EndRequest request) {
    ReleaseTag tag =
        switch (request.step()) {
          case WITHDRAW -> ReleaseTag.PLANNING_UPDATE;
          case CANCEL -> ReleaseTag.TENDER_CANCELLATION;
          default -> ReleaseTag.TENDER_UPDATE;
        };
    return write((ledger, now) -> demand.step(ledger, now, ocid, request.step(), tag));
  }

  @Override
  public Framework framework(Ocid ocid) {
    return read(ledger -> awards.framework(ledger, ocid));
  }

  @Override
  public CallOff callOff(Ocid ocid, IdempotencyKey key, NewCallOff callOff) {
    NodeId spoke = asking();
    return write((ledger, now) -> callOffs.callOff(ledger, now, ocid, spoke, callOff));
  }

  @Override
  public Page<CallOff> callOffs(Ocid ocid, @Nullable Integer limit, @Nullable Cursor cursor) {
    NodeId node = asking();
    int most = Page.limit(limit);
    return read(
        ledger -> {
          awards.framework(ledger, ocid);
          return HubRows.map(
              ledger.callOffs(ocid, node.equals(self) ? null : node, most, cursor),
              HubCallOff::callOff);
        });
  }

  @Override
  public CallOff ownCallOff(Ocid ocid) {
    NodeId node = asking();
    return read(ledger -> callOffs.find(ledger, ocid, node).callOff());
  }

  @Override
  public CallOff advance(Ocid ocid, IdempotencyKey key, CallOffStepRequest request) {
    NodeId node = asking();
    return write((ledger, now) -> callOffs.advance(ledger, now, ocid, node, request.step()));
  }

  private NodeId asking() {
    if (caller == null) {
      throw new IllegalStateException("a hub is served by a node, which says who asks");
    }
    return caller.node();
  }

  private <T> T read(Function<HubLedger, T> work) {
    catchUp(now());
    return store.read(work);
  }

  private <T> T write(BiFunction<HubLedger, Instant, T> work) {
    Instant now = now();
    catchUp(now);
    return store.write(ledger -> work.apply(ledger, now));
  }

  // By itself and committed first: what is due happens even if what was asked for is refused.
  private void catchUp(Instant now) {
    if (store.read(ledger -> ledger.due(now).isEmpty())) {
      return;
    }
    store.write(
        ledger -> {
          demand.catchUp(ledger, now);
          return ledger;
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
