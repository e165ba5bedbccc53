package org.govnet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.evidence.TwoNodes.MANCHESTER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.govnet.evidence.EvidenceRecord.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, disks that fail, and the power going at any moment. */
class DiskFailuresTest {
  @TempDir private Path folder;
  private final TwoNodes nodes = new TwoNodes();
  private final CrashingDisk disk = new CrashingDisk(1);

  private EvidenceRecord record(String id) {
    return TwoNodes.record(Role.PROVIDER, nodes.exchange(id), false);
  }

  private Path log() {
    return folder.resolve("m");
  }

  private Evidence open() {
    return nodes.log(log(), MANCHESTER).disk(disk).open();
  }

  private EvidenceReport verify() {
    return new EvidenceVerifier(nodes.anchor).verify(log());
  }

  @Test
  void aFullDiskRefusesAndGoesOnOnceThereIsRoom() {
    try (Evidence log = open()) {
      assertThat(log.append(record("a"), FailurePolicy.REFUSE).join().isDurable()).isTrue();
      disk.room(100);
      assertThatThrownBy(() -> log.append(record("b"), FailurePolicy.REFUSE).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(EvidenceUnavailable.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("see to its disk");
      assertThat(log.failure()).isPresent();
      assertThat(log.waiting()).isZero();
      disk.room(Long.MAX_VALUE);
      assertThat(log.append(record("c"), FailurePolicy.REFUSE).join().isDurable()).isTrue();
      assertThat(log.failure()).isEmpty();
    }
    EvidenceReport report = verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo(2);
  }

  @Test
  void aDiskThatDoesNotForceRefuses() {
    try (Evidence log = open()) {
      disk.syncs(false);
      assertThat(log.append(record("a"), FailurePolicy.REFUSE)).failsWithin(Duration.ofSeconds(30));
      disk.syncs(true);
      assertThat(log.append(record("b"), FailurePolicy.REFUSE).join().isDurable()).isTrue();
    }
    assertThat(verify().faults()).isEmpty();
    assertThat(verify().records()).isEqualTo(1);
  }

  @Test
  void whatMayWaitWaitsInOrderAndNothingIsDropped() {
    try (Evidence log = open()) {
      disk.room(0);
      for (int i = 0; i < 20; i++) {
        assertThat(log.append(record("q" + i), FailurePolicy.QUEUE).join().isDurable()).isFalse();
      }
      assertThat(log.append(record("r"), FailurePolicy.REFUSE)).failsWithin(Duration.ofSeconds(30));
      assertThat(log.waiting()).isEqualTo(20);
      assertThat(log.flush()).failsWithin(Duration.ofSeconds(30));
      disk.room(Long.MAX_VALUE);
      assertThat(log.flush().join()).isZero();
      assertThat(log.waiting()).isZero();
    }
    EvidenceReport report = verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo(20);
  }

  @Test
  void aFullQueueRefuses() {
    try (Evidence log = nodes.log(log(), MANCHESTER).disk(disk).queue(5, 4 << 20).open()) {
      disk.room(0);
      for (int i = 0; i < 5; i++) {
        assertThat(log.append(record("q" + i), FailurePolicy.QUEUE).join().isDurable()).isFalse();
      }
      assertThatThrownBy(() -> log.append(record("r"), FailurePolicy.QUEUE).join())
          .cause()
          .isInstanceOf(EvidenceUnavailable.class)
          .hasMessageContaining("5 records wait for the disk and no more can");
      disk.room(Long.MAX_VALUE);
      assertThat(log.flush().join()).isZero();
    }
    assertThat(verify().records()).isEqualTo(5);
  }

  @Test
  void closingSaysWhatIsLost() {
    Evidence log = open();
    disk.room(0);
    assertThat(log.append(record("q"), FailurePolicy.QUEUE).join().isDurable()).isFalse();
    assertThatThrownBy(log::close)
        .isInstanceOf(EvidenceUnavailable.class)
        .hasMessageContaining("1 records wait for");
    disk.room(Long.MAX_VALUE);
    open().close();
    assertThat(verify().records()).isZero();
  }

  /**
   * The power goes after each of the operations in turn: what was acknowledged is there, what is
   * there verifies, and what was erased stays erased.
   */
  @Test
  void losesNothingThatWasAcknowledgedWheneverThePowerGoes() throws Exception {
    CrashingDisk whole = new CrashingDisk(0);
    long operations = live(folder.resolve("whole"), whole).operations;
    assertThat(operations).isGreaterThan(40);
    for (long at = 0; at < operations; at++) {
      for (int seed = 0; seed < 3; seed++) {
        Path place = folder.resolve(at + "-" + seed);
        CrashingDisk crashing = new CrashingDisk(1000 * at + seed);
        crashing.dieAfter(at);
        Life life = live(place, crashing);
        crashing.crash();
        requireSound(place, life, "power gone after " + at + ", seed " + seed);
      }
    }
  }

  /** What somebody was told before the power went. */
  private static final class Life {
    private final Set<Long> acknowledged = new HashSet<>();
    private boolean erased;
    private long operations;
  }

  private Life live(Path place, CrashingDisk on) {
    Life life = new Life();
    Random random = new Random(5);
    Evidence log;
    try {
      log = nodes.log(place, MANCHESTER).disk(on).segmentBytes(64 << 10).open();
    } catch (EvidenceUnavailable e) {
      return life;
    }
    try {
      for (int round = 0; round < 5; round++) {
        List<CompletableFuture<Evidence.Receipt>> all = new ArrayList<>();
        for (int i = random.nextInt(25) + 5; i > 0; i--) {
          all.add(log.append(RECORDS.get(i), FailurePolicy.REFUSE));
        }
        for (CompletableFuture<Evidence.Receipt> one : all) {
          life.acknowledged.add(one.join().sequence());
        }
      }
      String unused = log.checkpoint().join();
      life.erased = log.eraseBefore(nodes.clock.instant().plusSeconds(1), "all").join() > 0;
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(EvidenceUnavailable.class);
    } finally {
      log.close();
    }
    life.operations = on.done();
    return life;
  }

  private static final List<EvidenceRecord> RECORDS = records();

  private static List<EvidenceRecord> records() {
    TwoNodes made = new TwoNodes();
    List<EvidenceRecord> records = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      records.add(TwoNodes.record(Role.PROVIDER, made.exchange("r" + i), true));
    }
    return records;
  }

  private void requireSound(Path place, Life life, String as) throws Exception {
    if (!Files.exists(place)) {
      return;
    }
    long later;
    try (Evidence log =
        nodes.log(place, MANCHESTER).disk(new CrashingDisk(0)).segmentBytes(64 << 10).open()) {
      later = log.append(record("later"), FailurePolicy.REFUSE).join().sequence();
    }
    Set<Long> found = new HashSet<>();
    EvidenceReport report =
        new EvidenceVerifier(nodes.anchor)
            .chainOnly()
            .verify(place, (frame, record) -> found.add(frame.sequence()));
    assertThat(report.faults()).as(as).isEmpty();
    assertThat(found).as(as).containsAll(life.acknowledged).contains(later);
    if (life.erased) {
      assertThat(report.erased()).as(as).isEqualTo(report.records() - 1);
    }
  }
}
