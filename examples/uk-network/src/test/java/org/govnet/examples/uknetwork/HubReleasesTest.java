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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.Cursor;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Money;
import org.govnet.api.Ocid;
import org.govnet.api.Page;
import org.govnet.api.procurement.AwardStatus;
import org.govnet.api.procurement.Bid;
import org.govnet.api.procurement.CallOffStep;
import org.govnet.api.procurement.CallOffStepRequest;
import org.govnet.api.procurement.ContractStatus;
import org.govnet.api.procurement.PartyRole;
import org.govnet.api.procurement.ProcessRecord;
import org.govnet.api.procurement.RelatedProcess;
import org.govnet.api.procurement.Release;
import org.govnet.api.procurement.ReleaseNotFound;
import org.govnet.api.procurement.ReleaseSummary;
import org.govnet.api.procurement.ReleaseTag;
import org.govnet.api.procurement.TenderStatus;
import org.govnet.discovery.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a hub publishes, and to whom it keeps quiet. */
class HubReleasesTest {
  private final HubFixture it = new HubFixture();

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void everyStepOfAProcessIsPublishedAndEveryNodeMayReadIt() {
    Ocid ocid = it.awarded();
    it.at(START.plus(Duration.ofDays(400)));
    ProcessRecord record = it.as(DERBY).record(ocid);
    assertThat(record.releases())
        .extracting(release -> release.tag().toString())
        .containsExactly("[planning]", "[planningUpdate]", "[tender]", "[award]", "[awardUpdate]");
    assertThat(record.releases())
        .extracting(each -> it.hub.release(each.id()).tender().status())
        .containsExactly(
            TenderStatus.PLANNING,
            TenderStatus.PLANNED,
            TenderStatus.ACTIVE,
            TenderStatus.COMPLETE,
            TenderStatus.COMPLETE);
    Release compiled = record.compiledRelease();
    assertThat(compiled.tag()).containsExactly(ReleaseTag.COMPILED);
    assertThat(compiled.awards())
        .extracting(each -> each.status())
        .containsOnly(AwardStatus.ACTIVE);
    assertThat(compiled.tender().techniques()).isNotNull();
    assertThat(compiled.tender().lots())
        .extracting(lot -> lot.status())
        .containsExactly(TenderStatus.COMPLETE, TenderStatus.UNSUCCESSFUL);
  }

  @Test
  void aCallOffIsAProcessOfItsOwnThatPointsAtItsFramework() {
    Ocid framework = it.awarded();
    Ocid kept = it.as(LEEDS).callOff(framework, KEY, HubFixture.callOff(GRIT, 100)).ocid();
    it.hub.advance(kept, KEY, new CallOffStepRequest(CallOffStep.SIGN));
    it.hub.advance(kept, KEY, new CallOffStepRequest(CallOffStep.TERMINATE));
    ProcessRecord record = it.hub.record(kept);
    assertThat(record.releases())
        .extracting(release -> release.tag().toString())
        .containsExactly("[award, contract]", "[contractUpdate]", "[contractTermination]");
    Release compiled = record.compiledRelease();
    assertThat(compiled.relatedProcesses()).containsExactly(RelatedProcess.framework(framework));
    assertThat(compiled.contracts().get(0).status()).isEqualTo(ContractStatus.TERMINATED);
    assertThat(compiled.contracts().get(0).awardID()).isEqualTo(compiled.awards().get(0).id());
    assertThat(compiled.contracts().get(0).value()).isEqualTo(Money.gbp("4999.00"));
    assertThat(compiled.parties().get(0).roles()).contains(PartyRole.BUYER);

    Ocid cancelled = it.hub.callOff(framework, KEY, HubFixture.callOff(GRIT, 1)).ocid();
    it.hub.advance(cancelled, KEY, new CallOffStepRequest(CallOffStep.CANCEL));
    Release last = it.hub.record(cancelled).compiledRelease();
    assertThat(last.awards().get(0).status()).isEqualTo(AwardStatus.CANCELLED);
    assertThat(last.contracts().get(0).status()).isEqualTo(ContractStatus.CANCELLED);
    assertThat(it.hub.releases(ReleaseTag.AWARD_CANCELLATION, null, null, null, null).items())
        .extracting(ReleaseSummary::ocid)
        .containsExactly(cancelled);
  }

  @Test
  void noPledgeAndNoBidThatWasNotTakenIsPublished() {
    Ocid ocid = it.opened();
    it.as(LEEDS).pledge(ocid, KEY, HubFixture.pledge(123, "45678.90"));
    assertThat(it.hub.releases(null, null, ocid, null, null).items()).hasSize(1);
    it.as(HUB).close(ocid, KEY);
    it.hub.tender(ocid, KEY, HubFixture.tender(1));
    Bid won = it.hub.recordBid(ocid, KEY, HubFixture.bid(SALT, "50.00", "12.00"));
    it.hub.recordBid(ocid, KEY, HubFixture.bid(GRIT, "77.77", "88.88"));
    it.hub.award(ocid, KEY, HubFixture.award(List.of(won.id()), 10, "1000", "1000"));
    List<ReleaseSummary> all = it.hub.releases(null, null, ocid, null, null).items();
    assertThat(all).hasSize(4);
    for (ReleaseSummary each : all) {
      String json = new String(WireJson.write(it.hub.release(each.id())), StandardCharsets.UTF_8);
      assertThat(json).doesNotContain("leeds", "45678.90", "Grit Ltd", "77.77", "88.88", "50.00");
    }
  }

  @Test
  void whatIsPledgedIsPublishedOnceItIsSettled() {
    Ocid ocid = it.tendered();
    List<Long> quantities = new ArrayList<>();
    for (ReleaseSummary each : it.hub.record(ocid).releases()) {
      quantities.add(it.hub.release(each.id()).tender().items().get(0).quantity());
    }
    assertThat(quantities).containsExactly(null, 100L, 100L);
  }

  @Test
  void releasesAreFilteredAndPaged() {
    Ocid ocid = it.opened();
    it.pass(Duration.ofDays(1));
    it.as(HUB).close(ocid, KEY);
    Instant since = START.plus(Duration.ofDays(1));
    assertThat(it.hub.releases(null, since, null, null, null).items())
        .extracting(ReleaseSummary::publishedAt)
        .containsExactly(since);
    assertThat(it.hub.releases(ReleaseTag.PLANNING, null, ocid, null, null).items()).hasSize(1);
    assertThat(it.hub.releases(null, Instant.MAX, null, null, null).items()).isEmpty();

    List<ReleaseSummary> whole = it.hub.releases(null, Instant.MIN, null, 100, null).items();
    List<ReleaseSummary> byPages = new ArrayList<>();
    Page<ReleaseSummary> page = it.hub.releases(null, null, null, 3, null);
    byPages.addAll(page.items());
    for (Cursor next = page.next(); next != null; next = page.next()) {
      page = it.hub.releases(null, null, null, 3, next);
      byPages.addAll(page.items());
    }
    assertThat(byPages).isEqualTo(whole).hasSizeGreaterThan(6);
    assertThatThrownBy(() -> it.hub.releases(null, null, null, 101, null))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> it.hub.releases(null, null, null, null, Cursor.of("x")))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> it.hub.release("none"))
        .isInstanceOf(ReleaseNotFound.class)
        .hasMessageContaining("no release has the id \"none\"");
  }

  @Test
  void releasesAreNeverDatedBeforeEarlierOnes() {
    Ocid ocid = it.opened();
    it.at(START.minus(Duration.ofDays(1)));
    it.as(HUB).close(ocid, KEY);
    assertThat(it.hub.releases(null, null, ocid, null, null).items())
        .extracting(ReleaseSummary::publishedAt)
        .containsExactly(START, START);
  }

  @Test
  void itBeginsWithAFictionalFrameworkAndItsReleases() {
    List<ReleaseSummary> all = it.hub.releases(null, null, null, 100, null).items();
    assertThat(all)
        .extracting(release -> release.publishedAt() + " " + release.tag())
        .containsExactly(
            "2026-04-20T10:00:00Z [contractUpdate]",
            "2026-04-07T11:00:00Z [award, contract]",
            "2026-03-31T17:00:00Z [contractTermination]",
            "2025-05-19T14:00:00Z [contractUpdate]",
            "2025-05-12T09:30:00Z [award, contract]",
            "2025-01-20T10:00:00Z [award]",
            "2024-10-14T09:00:00Z [tender]",
            "2024-10-01T16:00:00Z [planningUpdate]",
            "2024-09-02T09:00:00Z [planning]");
    Ocid ocid = all.get(8).ocid();
    assertThat(it.hub.framework(ocid).valueLeft()).isEqualTo(Money.gbp("682500.00"));
    assertThat(it.replica().releases(null, null, null, 100, null).items()).isEqualTo(all);
  }
}
