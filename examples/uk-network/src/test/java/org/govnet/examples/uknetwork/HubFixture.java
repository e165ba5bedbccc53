package org.govnet.examples.uknetwork;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Money;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Ocid;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallLot;
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
import org.govnet.api.procurement.ProcurementCategory;
import org.govnet.api.procurement.ProcurementMethod;

/** A hub in memory, a clock that stands still until it is told, and a caller for each thread. */
final class HubFixture implements Caller {
  static final Instant START = Instant.parse("2026-09-01T09:00:00Z");
  static final NodeId HUB = NodeId.of("liverpool");
  static final NodeId LEEDS = FictionalFramework.LEEDS;
  static final NodeId SWANSEA = FictionalFramework.SWANSEA;
  static final NodeId DERBY = NodeId.of("derby");
  static final IdempotencyKey KEY = IdempotencyKey.of("k-1");
  static final Organisation SALT =
      new Organisation(Identifier.company("99999911"), "Fictional Salt Ltd", null);
  static final Organisation GRIT =
      new Organisation(Identifier.company("99999912"), "Fictional Grit Ltd", null);

  private static final Organisation LIVERPOOL =
      new Organisation(Identifier.ppon("ZLIV-0000-ZZZZ"), "Liverpool City Council", null);

  private final ThreadLocal<NodeId> asking = ThreadLocal.withInitial(() -> HUB);
  private final Database database = Database.inMemory();
  private final SetClock clock = new SetClock(START);

  final ProcurementHub hub = replica();

  /** Another replica of the hub, on the same database. */
  ProcurementHub replica() {
    return new ProcurementHub(HUB, LIVERPOOL, database, clock, this);
  }

  /** The hub, asked by that node on this thread from now on. */
  ProcurementHub as(NodeId node) {
    asking.set(node);
    return hub;
  }

  void at(Instant later) {
    clock.now = later;
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  void close() {
    // Without a delay it is gone with its last connection, which is this one.
    database.jdbi().useHandle(handle -> handle.execute("SET DB_CLOSE_DELAY 0"));
  }

  /** A call for road salt in two lots, closing in 30 days. */
  Ocid opened() {
    return as(HUB).open(KEY, call(START.plus(Duration.ofDays(30)))).ocid();
  }

  /** The same, with Leeds's pledge, tendered. */
  Ocid tendered() {
    Ocid ocid = opened();
    as(LEEDS).pledge(ocid, KEY, pledge(100, "50000"));
    as(HUB).close(ocid, KEY);
    hub.tender(ocid, KEY, tender(2));
    return ocid;
  }

  /** The same, awarded for lot salt to both suppliers: 1,000 tonnes, 40,000 of 50,000 pounds. */
  Ocid awarded() {
    Ocid ocid = tendered();
    Bid salt = hub.recordBid(ocid, KEY, bid(SALT, "50.00", "12.00"));
    Bid grit = hub.recordBid(ocid, KEY, bid(GRIT, "49.99", "12.00"));
    hub.award(ocid, KEY, award(List.of(salt.id(), grit.id()), 1_000, "40000", "50000"));
    return ocid;
  }

  static NewCall call(Instant closingAt) {
    return new NewCall(
        "Road salt",
        null,
        ProcurementCategory.GOODS,
        Money.gbp(90_000),
        List.of(
            new CallLot("salt", "Rock salt", Classification.cpv("34927100", "Road salt"), "tonne"),
            new CallLot("bins", "Grit bins", Classification.cpv("34928480", "Bins"), "bin")),
        closingAt);
  }

  static NewPledge pledge(long tonnes, String most) {
    return new NewPledge(List.of(new LotQuantity("salt", tonnes)), Money.gbp(most));
  }

  static NewTender tender(int most) {
    return new NewTender(ProcurementMethod.OPEN, START.plus(Duration.ofDays(50)), most);
  }

  static NewBid bid(Organisation supplier, String salt, String bin) {
    return new NewBid(
        supplier,
        START,
        List.of(new LotPrice("salt", Money.gbp(salt)), new LotPrice("bins", Money.gbp(bin))));
  }

  static NewAward award(List<String> bids, long quantity, String value, String ceiling) {
    return new NewAward(
        List.of(new LotAward("salt", bids, quantity, Money.gbp(value))),
        Money.gbp(ceiling),
        new Period(START, START.plus(Duration.ofDays(400))),
        List.of(SWANSEA));
  }

  static NewCallOff callOff(Organisation supplier, long tonnes) {
    return new NewCallOff(
        "salt",
        supplier.identifier().toString(),
        tonnes,
        new Period(START, START.plus(Duration.ofDays(90))),
        FictionalFramework.LEEDS_COUNCIL);
  }

  @Override
  public NodeId node() {
    return asking.get();
  }

  @Override
  public NetworkId network() {
    return NetworkId.of("uk-test");
  }

  @Override
  public Duration remaining() {
    return Duration.ofSeconds(30);
  }
}
