package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.examples.uknetwork.HubFixture.HUB;
import static org.govnet.examples.uknetwork.HubFixture.LEEDS;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Money;
import org.govnet.api.NetworkId;
import org.govnet.api.Ocid;
import org.govnet.api.ProblemException;
import org.govnet.api.procurement.CallOff;
import org.govnet.api.procurement.CeilingExceeded;
import org.govnet.api.procurement.EndRequest;
import org.govnet.api.procurement.Identifier;
import org.govnet.api.procurement.LotAward;
import org.govnet.api.procurement.NewAward;
import org.govnet.api.procurement.NewBid;
import org.govnet.api.procurement.NewCallOff;
import org.govnet.api.procurement.NewTender;
import org.govnet.api.procurement.Organisation;
import org.govnet.api.procurement.Period;
import org.govnet.api.procurement.ProcessStep;
import org.govnet.api.procurement.Procurement;
import org.govnet.api.procurement.ProcurementMethod;
import org.govnet.api.procurement.ReleaseSummary;
import org.govnet.api.procurement.ReleaseTag;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from a pledge to a call-off, between two nodes. */
class ProcurementOnTheWireTest {
  private static final Organisation LIVERPOOL =
      new Organisation(Identifier.ppon("ZLIV-0000-ZZZZ"), "Liverpool City Council", null);

  @Test
  void aSpokePledgesAndCallsOffWhatTheHubAwards(@TempDir Path folder) {
    Clock clock = Clock.systemUTC();
    Database database = Database.inMemory();
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), folder, clock)) {
      CapabilityId procurement = CapabilityId.of("procurement");
      Identity liverpool = network.admit(HUB, "Liverpool", List.of(), List.of(procurement));
      Identity leeds = network.admit(LEEDS, "Leeds", List.of(AreaCode.of("E08000035")), List.of());
      network.designate(procurement, HUB);
      ProcurementHub hub = new ProcurementHub(HUB, LIVERPOOL, database, clock);
      try (GovnetNode node = GovnetNode.builder(liverpool, network.anchor()).serve(hub).start();
          Govnet asLeeds = Govnet.join(leeds, network.anchor())) {
        buy(
            node.govnet().client(Procurement.class),
            asLeeds.client(Procurement.class),
            clock.instant());
      }
    }
  }

  private static void buy(Procurement hub, Procurement leeds, Instant now) {
    Ocid ocid = hub.open(key(), HubFixture.call(now.plus(Duration.ofDays(1)))).ocid();
    leeds.pledge(ocid, key(), HubFixture.pledge(10, "500.00"));
    assertThat(leeds.ownPledge(ocid).maxValue()).isEqualTo(Money.gbp("500.00"));
    List<Runnable> hubsOwn =
        List.of(
            () -> leeds.open(key(), HubFixture.call(now.plus(Duration.ofDays(1)))),
            () -> leeds.close(ocid, key()),
            () -> leeds.tender(ocid, key(), HubFixture.tender(1)),
            () -> leeds.recordBid(ocid, key(), HubFixture.bid(HubFixture.SALT, "1", "1")),
            () -> leeds.award(ocid, key(), HubFixture.award(List.of("bid-1"), 1, "1", "1")),
            () -> leeds.end(ocid, key(), new EndRequest(ProcessStep.WITHDRAW)),
            () -> leeds.bids(ocid, null, null),
            () -> leeds.pledges(ocid, null, null),
            () -> leeds.evaluation(ocid));
    for (Runnable step : hubsOwn) {
      assertThatThrownBy(step::run)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("403 caller-not-allowed")
          .hasMessageContaining("is open to the node that serves it; leeds is none");
    }

    hub.close(ocid, key());
    Instant end = now.plus(Duration.ofDays(30));
    hub.tender(ocid, key(), new NewTender(ProcurementMethod.OPEN, end, null));
    String bid = hub.recordBid(ocid, key(), received(hub, ocid)).id();
    Period period = new Period(now.minusSeconds(60), end);
    hub.award(
        ocid,
        key(),
        new NewAward(
            List.of(new LotAward("salt", List.of(bid), 10, Money.gbp(500))),
            Money.gbp(500),
            period,
            List.of()));

    CallOff made = leeds.callOff(ocid, key(), callOff(9, period));
    assertThat(leeds.ownCallOff(made.ocid())).isEqualTo(made);
    assertThatThrownBy(() -> leeds.callOff(ocid, key(), callOff(2, period)))
        .isInstanceOfSatisfying(
            CeilingExceeded.class,
            refused -> {
              assertThat(refused.valueLeft()).contains(Money.gbp(50));
              assertThat(refused.quantityLeft()).hasValue(1);
            });
    List<ReleaseSummary> published =
        leeds.releases(ReleaseTag.CONTRACT, now.minusSeconds(60), made.ocid(), 5, null).items();
    assertThat(published).hasSize(1);
    assertThat(leeds.release(published.get(0).id()).relatedProcesses().get(0).identifier())
        .isEqualTo(ocid);
  }

  /** A bid received at the second in which bids were first asked for. */
  private static NewBid received(Procurement hub, Ocid ocid) {
    Period taken = hub.record(ocid).compiledRelease().tender().tenderPeriod();
    NewBid bid = HubFixture.bid(HubFixture.SALT, "50.00", "12.00");
    return new NewBid(bid.supplier(), Objects.requireNonNull(taken).startAt(), bid.prices());
  }

  private static NewCallOff callOff(long tonnes, Period period) {
    NewCallOff asked = HubFixture.callOff(HubFixture.SALT, tonnes);
    return new NewCallOff(
        asked.lotId(), asked.supplierId(), asked.quantity(), period, asked.buyer());
  }

  private static IdempotencyKey key() {
    return IdempotencyKey.random();
  }
}
