package org.govnet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.evidence.TwoNodes.BIRMINGHAM;
import static org.govnet.evidence.TwoNodes.MANCHESTER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.evidence.EvidenceRecord.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  @TempDir private Path folder;
  private final TwoNodes nodes = new TwoNodes();

  private Path in(String name) {
    return folder.resolve(name);
  }

  private EvidenceReport verify(String name) {
    return new EvidenceVerifier(nodes.anchor).verify(in(name));
  }

  private long append(Evidence log, String id) {
    return log.append(
            TwoNodes.record(Role.PROVIDER, nodes.exchange(id), true), FailurePolicy.REFUSE)
        .join()
        .sequence();
  }

  /** Many at once, which one force of the disk does for. */
  private void append(Evidence log, String prefix, int count) {
    List<CompletableFuture<Evidence.Receipt>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          log.append(
              TwoNodes.record(Role.PROVIDER, nodes.exchange(prefix + i), true),
              FailurePolicy.REFUSE));
    }
    all.forEach(one -> assertThat(one.join().isDurable()).isTrue());
  }

  @Test
  void whatIsAppendedVerifiesByTheLogAndTheAnchorAlone() {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open();
        Evidence other = nodes.log(in("b"), BIRMINGHAM).open()) {
      append(log, "a", 50);
      TwoNodes.countersign(log, nodes.countersigner(BIRMINGHAM, other, in("seen.json")));
    }
    EvidenceReport report = verify("m");
    assertThat(report.faults()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.records()).isEqualTo(50);
    assertThat(report.verified()).isEqualTo(50);
    assertThat(report.provenBy()).isEqualTo("birmingham");
    assertThat(report.provenTo()).isGreaterThan(50).isEqualTo(report.signedTo());
    assertThat(verify("b").faults()).isEmpty();
  }

  @Test
  void manyThreadsAppendAndEachRecordIsThereOnce() throws Exception {
    int threads = 16;
    int each = 50;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<List<Long>>> all = new ArrayList<>();
    try (Evidence log =
        nodes.log(in("m"), MANCHESTER).checkpoints(100, Duration.ofDays(1)).open()) {
      for (int t = 0; t < threads; t++) {
        int thread = t;
        all.add(
            pool.submit(
                () -> {
                  List<Long> sequences = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    sequences.add(append(log, thread + "-" + i));
                  }
                  return sequences;
                }));
      }
      List<Long> sequences = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        sequences.addAll(one.get());
      }
      assertThat(sequences).doesNotHaveDuplicates().hasSize(threads * each);
    } finally {
      pool.shutdownNow();
    }
    EvidenceReport report = verify("m");
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo((long) threads * each);
    assertThat(report.signedTo()).isPositive();
  }

  @Test
  void aLogGoesOnAfterItWasClosedAndInManySegments() throws Exception {
    for (int round = 0; round < 4; round++) {
      try (Evidence log = nodes.log(in("m"), MANCHESTER).segmentBytes(64 << 10).open()) {
        append(log, round + "-", 30);
        append(log, round + "+", 30);
      }
    }
    List<Segment> segments = Segment.all(in("m"));
    assertThat(segments).hasSizeGreaterThan(3);
    EvidenceReport report = verify("m");
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo(240);

    // Each part alone, and those that are left once some are archived.
    for (Segment segment : segments) {
      EvidenceReport alone = new EvidenceVerifier(nodes.anchor).verify(segment.chain());
      assertThat(alone.faults()).isEmpty();
      assertThat(alone.verified()).isEqualTo(alone.records());
    }
    Path archive = Files.createDirectory(in("archive"));
    for (Segment segment : segments.subList(0, 2)) {
      Files.move(segment.chain(), archive.resolve(segment.chain().getFileName()));
      Files.move(segment.contents(), archive.resolve(segment.contents().getFileName()));
    }
    assertThat(verify("m").faults()).isEmpty();
    assertThat(verify("archive").faults()).isEmpty();
    List<Path> inOrder = new ArrayList<>();
    for (String place : List.of("archive", "m")) {
      Segment.all(in(place)).forEach(segment -> inOrder.add(segment.chain()));
    }
    EvidenceReport whole = new EvidenceVerifier(nodes.anchor).verify(inOrder);
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.records()).isEqualTo(240);
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open()) {
      append(log, "later");
    }
    assertThat(verify("m").faults()).isEmpty();
  }

  @Test
  void contentsAreErasedAndTheChainStillVerifies() throws Exception {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).segmentBytes(64 << 10).open()) {
      append(log, "old", 50);
      append(log, "older", 10);
      nodes.clock.advance(Duration.ofDays(1));
      long kept = append(log, "subject-9");
      assertThat(log.eraseBefore(nodes.clock.instant().minusSeconds(60), "retention 1 day").join())
          .isEqualTo(60);
      assertThat(log.eraseBefore(nodes.clock.instant().minusSeconds(60), "again").join()).isZero();
      assertThat(log.erase(Set.of(kept), "asked for by the person").join()).isEqualTo(1);
      append(log, "new");
    }
    for (Path file : files("m")) {
      assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain("old1", "subject-9");
    }
    EvidenceReport report = verify("m");
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo(62);
    assertThat(report.erased()).isEqualTo(61);
    assertThat(report.verified()).isEqualTo(1);
    assertThat(report.erasures())
        .extracting(EvidenceReport.Erasure::reason, EvidenceReport.Erasure::records)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("retention 1 day", 60L),
            org.assertj.core.groups.Tuple.tuple("asked for by the person", 1L));
    assertThat(Segment.all(in("m")).get(0).contents()).doesNotExist();
  }

  private List<Path> files(String name) throws Exception {
    try (var all = Files.list(in(name))) {
      return all.toList();
    }
  }

  @Test
  void contentsThatAreGoneWithoutAWordAreAFault() throws Exception {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).segmentBytes(64 << 10).open()) {
      append(log, "a", 60);
      append(log, "b", 20);
    }
    Files.delete(Segment.all(in("m")).get(0).contents());
    assertThat(verify("m").faults())
        .isNotEmpty()
        .allSatisfy(
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.CONTENT);
              assertThat(fault.detail()).contains("no entry says that they were erased");
            });
  }

  @Test
  void retentionErasesByItself() {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open()) {
      append(log, "old");
      nodes.clock.advance(Duration.ofDays(31));
      append(log, "new");
    }
    try (Evidence log = nodes.log(in("m"), MANCHESTER).retention(Duration.ofDays(30)).open()) {
      append(log, "newer");
    }
    EvidenceReport report = verify("m");
    assertThat(report.faults()).isEmpty();
    assertThat(report.erased()).isEqualTo(1);
    assertThat(report.erasures()).hasSize(1);
  }

  @Test
  void oneProcessAtATimeWrites() {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open()) {
      assertThat(log.waiting()).isZero();
      assertThatThrownBy(() -> nodes.log(in("m"), MANCHESTER).open())
          .isInstanceOf(EvidenceUnavailable.class)
          .hasMessageContaining("is written by this process already");
    }
    nodes.log(in("m"), MANCHESTER).open().close();
  }

  @Test
  void aFolderIsOneNodesAndARecordToo() {
    nodes.log(in("m"), MANCHESTER).open().close();
    assertThatThrownBy(() -> nodes.log(in("m"), BIRMINGHAM).open())
        .isInstanceOf(EvidenceDamaged.class)
        .hasMessageContaining("give it another folder");
    try (Evidence log = nodes.log(in("b"), BIRMINGHAM).open()) {
      assertThatThrownBy(() -> append(log, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the record is of manchester, and the log of birmingham");
    }
  }

  /** Symptom: a newest file that was emptied was taken for one that was never begun. */
  @Test
  void aNewestFileThatLostItsBeginningIsDamage() throws Exception {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open()) {
      append(log, "a", 3);
    }
    Files.write(Segment.all(in("m")).get(0).chain(), new byte[0]);
    assertThatThrownBy(() -> nodes.log(in("m"), MANCHESTER).open())
        .isInstanceOf(EvidenceDamaged.class)
        .hasMessageContaining("is damaged at byte 0: it has no beginning, and ");
  }

  @Test
  void damageInTheMiddleIsRefusedWithItsPlace() throws Exception {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).open()) {
      append(log, "a", 3);
      append(log, "b", 3);
    }
    Path chain = Segment.all(in("m")).get(0).chain();
    byte[] bytes = Files.readAllBytes(chain);
    bytes[300] ^= 1;
    Files.write(chain, bytes);
    assertThatThrownBy(() -> nodes.log(in("m"), MANCHESTER).open())
        .isInstanceOf(EvidenceDamaged.class)
        .hasMessageContaining(chain + " is damaged at byte ")
        .hasMessageContaining("after entry ");
    assertThat(Files.readAllBytes(chain)).isEqualTo(bytes);
  }

  @Test
  void closedLogsRefuse() {
    Evidence log = nodes.log(in("m"), MANCHESTER).open();
    log.close();
    CompletableFuture<Evidence.Receipt> late =
        log.append(TwoNodes.record(Role.PROVIDER, nodes.exchange("x"), false), FailurePolicy.QUEUE);
    assertThat(late).isCompletedExceptionally();
  }

  @Test
  void aRotatedKeyIsVouchedForAgain() {
    Instant[] from = {nodes.clock.instant()};
    try (Evidence log =
        nodes
            .log(in("m"), MANCHESTER)
            .vouching(
                node ->
                    Optional.of(
                        nodes.vouchers(
                            node, TwoNodes.messageKey(node).key(), from[0], Duration.ofDays(7))))
            .open()) {
      append(log, "first");
      nodes.clock.advance(Duration.ofDays(8));
      from[0] = nodes.clock.instant();
      append(log, "second");
    }
    assertThat(verify("m").faults()).isEmpty();
    assertThat(verify("m").verified()).isEqualTo(2);
  }

  @Test
  void aKeyThatNobodyVouchesForIsAFault() {
    try (Evidence log = nodes.log(in("m"), MANCHESTER).vouching(node -> Optional.empty()).open()) {
      append(log, "first");
    }
    assertThat(verify("m").faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.SIGNATURE);
              assertThat(fault.detail()).contains("401 key-unknown");
            });
  }
}
