package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.evidence.CheckpointRefused;
import org.govnet.api.evidence.EvidenceCheckpoints;
import org.govnet.api.evidence.OfferedCheckpoint;
import org.govnet.client.Govnet;
import org.govnet.evidence.EvidencePolicy;
import org.govnet.evidence.EvidenceReader;
import org.govnet.evidence.EvidenceRecord;
import org.govnet.evidence.EvidenceReport;
import org.govnet.evidence.EvidenceUnavailable;
import org.govnet.evidence.EvidenceVerifier;
import org.govnet.evidence.Reconciliation;
import org.govnet.evidence.StoredRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of an exchange keep evidence of it, over the wire. */
@SuppressWarnings("NullAway.Init") // set before each test
class EvidenceTest {
  private static final NodeId MANCHESTER = WireNetwork.MANCHESTER;

  @TempDir Path folder;
  private WireNetwork network;
  private final ProbeService yorks = new ProbeService();
  private GovnetNode york;

  @BeforeEach
  void start() {
    network = WireNetwork.start(folder);
    york = GovnetNode.builder(network.york, network.network.anchor()).serve(yorks).start();
    assertThat(network.node.govnet().directory().refresh()).isTrue();
  }

  @AfterEach
  void stop() {
    york.close();
    network.close();
  }

  private static Path log(Path state) throws Exception {
    try (var logs = Files.list(state.resolve(NodeEvidence.FOLDER))) {
      return logs.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private Probe manchester() {
    return york.govnet().client(Probe.class, MANCHESTER);
  }

  private List<StoredRecord> records(Path state) throws Exception {
    List<StoredRecord> all = new java.util.ArrayList<>();
    EvidenceReader.read(log(state), 1, all::add);
    return all;
  }

  @Test
  void bothSidesKeepTheSameExchange() throws Exception {
    assertThat(manchester().answer("well").text()).isNotEmpty();
    assertThatThrownBy(() -> manchester().answer("problem")).isInstanceOf(ProblemException.class);
    york.countersign();
    network.node.countersign();
    york.close();
    network.node.close();

    EvidenceVerifier verifier = new EvidenceVerifier(network.network.anchor());
    EvidenceReport asked = verifier.verify(log(network.york.state()));
    EvidenceReport served = verifier.verify(log(network.manchester.state()));
    assertThat(asked.isSound()).as("%s", asked).isTrue();
    assertThat(served.isSound()).as("%s", served).isTrue();
    Reconciliation both =
        verifier.reconcile(log(network.york.state()), log(network.manchester.state()));
    assertThat(both.isSound()).as("%s", both).isTrue();
  }

  @Test
  void aRefusalIsEvidencedAndAStrangerIsNot() throws Exception {
    network.get("/cases/v1/cases/7").answer(); // without purpose
    var unused = network.get("/cases/v1/cases/7").unsigned().send();
    network.get("/cases/v1/nothing").answer();
    network.node.close();

    assertThat(records(network.manchester.state()))
        .filteredOn(each -> each.contract().equals("cases"))
        .singleElement()
        .satisfies(
            record -> assertThat(record.outcome()).isEqualTo(EvidenceRecord.Outcome.REFUSED));
  }

  @Test
  void whatWasAskedForPersonalDataIsInIt() throws Exception {
    network.network.agree(network.manchester, network.york, Cases.class, WireNetwork.CARE);
    york.govnet()
        .forPurpose(Purpose.of("fostering"), WireNetwork.CARE)
        .client(Cases.class, MANCHESTER)
        .one("7");
    york.close();

    assertThat(records(network.york.state()))
        .filteredOn(each -> each.contract().equals("cases"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.role()).isEqualTo(EvidenceRecord.Role.CALLER);
              assertThat(record.outcome()).isEqualTo(EvidenceRecord.Outcome.ANSWERED);
              StoredRecord.Content content = requireNonNull(record.content());
              assertThat(content.purpose()).contains("fostering");
              assertThat(content.request().fields().first("govnet-agreement")).contains("cases-1");
            });
  }

  /** The log is closed under the node, as by a disk that is gone. */
  @Test
  void withoutEvidenceNoAnswerGoesOut() throws Exception {
    network.node.evidence().close();

    RawClient.Answer answer = network.get("/probe/v1/answers/well").answer();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("govnet-error")).isEqualTo("evidence-unavailable");
    assertThat(answer.body()).doesNotContain("well");
  }

  @Test
  void aCallerWhoCannotKeepEvidenceHandsNothingOn() {
    york.evidence().close();

    assertThatThrownBy(() -> manchester().answer("well")).isInstanceOf(EvidenceUnavailable.class);
  }

  /** The answer is kept under its key, and given once there can be evidence of it. */
  @Test
  void aWriteIsDoneOnceThoughItsEvidenceFailed() {
    york.evidence().close();
    IdempotencyKey key = IdempotencyKey.random();
    int before = network.probe.ran.get();
    assertThatThrownBy(() -> manchester().run("well", key, null, Probe.Note.of("a")))
        .isInstanceOf(EvidenceUnavailable.class);

    try (Govnet again =
        Govnet.builder(network.york.withState(folder.resolve("again")), network.network.anchor())
            .serving()
            .evidence(EvidencePolicy.DEFAULT)
            .join()) {
      assertThat(again.directory().refresh()).isTrue();
      assertThat(again.client(Probe.class, MANCHESTER).run("well", key, null, Probe.Note.of("a")))
          .isNotNull();
    }
    assertThat(network.probe.ran.get()).isEqualTo(before + 1);
  }

  @Test
  void aCheckpointIsCountersignedByWhomWasMet() throws Exception {
    manchester().answer("well");
    york.countersign();
    manchester().answer("well");
    york.countersign();
    york.close();

    EvidenceReport report =
        new EvidenceVerifier(network.network.anchor()).verify(log(network.york.state()));
    assertThat(report.isSound()).as("%s", report).isTrue();
    assertThat(report.provenBy()).isEqualTo("manchester");
    assertThat(report.provenTo()).isGreaterThan(report.records());
  }

  @Test
  void nobodyHasAnothersCheckpointCountersigned() throws Exception {
    EvidenceCheckpoints manchesters = york.govnet().client(EvidenceCheckpoints.class, MANCHESTER);

    assertThatThrownBy(
            () ->
                manchesters.countersign(
                    IdempotencyKey.random(), new OfferedCheckpoint("a.b.c", "")))
        .isInstanceOf(CheckpointRefused.class);
    String manchestersOwn = network.node.evidence().checkpoint();
    assertThatThrownBy(
            () ->
                manchesters.countersign(
                    IdempotencyKey.random(), new OfferedCheckpoint(manchestersOwn, "")))
        .isInstanceOf(CheckpointRefused.class)
        .hasMessageContaining("the checkpoint is manchester's, not york's");
  }
}
