package org.govnet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.govnet.evidence.TwoNodes.BIRMINGHAM;
import static org.govnet.evidence.TwoNodes.MANCHESTER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.govnet.evidence.EvidenceRecord.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersignerTest {
  private final Path folder;
  private final TwoNodes nodes = new TwoNodes();
  private final Evidence manchester;
  private final Evidence birmingham;
  private final Countersigner countersigner;

  CountersignerTest(@TempDir Path place) {
    folder = place;
    manchester = nodes.log(folder.resolve("m"), MANCHESTER).open();
    birmingham = nodes.log(folder.resolve("b"), BIRMINGHAM).open();
    countersigner = nodes.countersigner(BIRMINGHAM, birmingham, folder.resolve("seen.json"));
  }

  @BeforeEach
  void append() {
    append("a");
  }

  @AfterEach
  void close() {
    manchester.close();
    birmingham.close();
  }

  private void append(String id) {
    assertThat(
            manchester
                .append(
                    TwoNodes.record(Role.PROVIDER, nodes.exchange(id), false), FailurePolicy.REFUSE)
                .join()
                .isDurable())
        .isTrue();
  }

  private CheckpointOffer offer(long after) {
    String unused = manchester.checkpoint().join();
    return manchester.offer(after).join().orElseThrow();
  }

  private static long sequence(CheckpointOffer offer) {
    return Checkpoint.unverified(offer.checkpoint()).sequence();
  }

  @Test
  void signsWhatGoesOnFromWhatItSignedBefore() {
    CheckpointOffer first = offer(0);
    Evidence.Receipt one = manchester.countersigned(countersigner.countersign(first)).join();
    for (int i = 0; i < 3; i++) {
      append("more" + i);
    }
    CheckpointOffer second = offer(sequence(first));
    assertThat(sequence(second)).isGreaterThan(one.sequence());
    Evidence.Receipt two = manchester.countersigned(countersigner.countersign(second)).join();
    assertThat(two.isDurable()).isTrue();
    EvidenceReport report = new EvidenceVerifier(nodes.anchor).verify(folder.resolve("m"));
    assertThat(report.faults()).isEmpty();
    assertThat(report.provenTo()).isEqualTo(sequence(second));
  }

  @Test
  void signsTheSameAgainForWhoLostTheAnswer() {
    CheckpointOffer first = offer(0);
    assertThat(countersigner.countersign(first)).isNotEmpty();
    assertThat(countersigner.countersign(new CheckpointOffer(first.checkpoint(), ""))).isNotEmpty();
  }

  @Test
  void refusesOneThatIsRolledBackAndSaysWhereItIs() {
    CheckpointOffer first = offer(0);
    append("b");
    CheckpointOffer second = offer(0);
    assertThat(countersigner.countersign(second)).isNotEmpty();
    CountersignRefused refused =
        catchThrowableOfType(CountersignRefused.class, () -> countersigner.countersign(first));
    assertThat(refused).hasMessageStartingWith("the log is rolled back: entry ");
    assertThat(refused.last()).isEqualTo(sequence(second));
  }

  /** The log is copied, and both copies go on: only one is countersigned. */
  @Test
  void refusesAForkAndRemembersAcrossARestart() throws Exception {
    copy("m", "fork");
    append("left-behind");
    CheckpointOffer first = offer(0);
    assertThat(countersigner.countersign(first)).isNotEmpty();
    nodes.clock.advance(java.time.Duration.ofSeconds(1));
    try (Evidence fork = nodes.log(folder.resolve("fork"), MANCHESTER).open()) {
      for (int i = 0; i < 5; i++) {
        assertThat(
                fork.append(
                        TwoNodes.record(Role.PROVIDER, nodes.exchange("f" + i), false),
                        FailurePolicy.REFUSE)
                    .join()
                    .isDurable())
            .isTrue();
      }
      String unused = fork.checkpoint().join();
      CheckpointOffer forked = fork.offer(sequence(first)).join().orElseThrow();
      Countersigner restarted =
          nodes.countersigner(BIRMINGHAM, birmingham, folder.resolve("seen.json"));
      assertThatThrownBy(() -> restarted.countersign(forked))
          .isInstanceOf(CountersignRefused.class)
          .hasMessageStartingWith("the log is forked: it does not go on from entry ");
    }
  }

  private void copy(String from, String to) throws Exception {
    Files.createDirectory(folder.resolve(to));
    try (Stream<Path> all = Files.list(folder.resolve(from))) {
      for (Path file : all.toList()) {
        Files.copy(file, folder.resolve(to).resolve(file.getFileName()));
      }
    }
  }

  @Test
  void refusesWithoutTheDigestsInBetween() {
    CheckpointOffer first = offer(0);
    assertThat(countersigner.countersign(first)).isNotEmpty();
    append("b");
    CheckpointOffer second = offer(sequence(first));
    assertThatThrownBy(
            () -> countersigner.countersign(new CheckpointOffer(second.checkpoint(), "")))
        .isInstanceOf(CountersignRefused.class)
        .hasMessageContaining("are needed, and 0 are offered");
    assertThatThrownBy(
            () -> countersigner.countersign(new CheckpointOffer(second.checkpoint(), "!")))
        .isInstanceOf(CountersignRefused.class)
        .hasMessageContaining("not base64url");
  }

  @Test
  void refusesItsOwnAStrangersAndWhatIsNone() {
    CheckpointOffer mine = offer(0);
    Countersigner own = nodes.countersigner(MANCHESTER, manchester, folder.resolve("own.json"));
    assertThatThrownBy(() -> own.countersign(mine))
        .hasMessage("a node does not countersign its own log");
    String strangers = Checkpoint.unverified(mine.checkpoint()).sign(TwoNodes.key());
    assertThatThrownBy(() -> countersigner.countersign(new CheckpointOffer(strangers, "")))
        .isInstanceOf(CountersignRefused.class)
        .hasMessageStartingWith("manchester has no message key");
    assertThatThrownBy(() -> countersigner.countersign(new CheckpointOffer("x.y.z", "")))
        .isInstanceOf(CountersignRefused.class);
    assertThatThrownBy(() -> countersigner.countersign(new CheckpointOffer("x".repeat(9_000), "")))
        .isInstanceOf(CountersignRefused.class);
  }

  @Test
  void aDamagedMemoryIsRefused() throws Exception {
    Files.writeString(folder.resolve("bad.json"), "{");
    assertThatThrownBy(
            () -> nodes.countersigner(BIRMINGHAM, birmingham, folder.resolve("bad.json")))
        .isInstanceOf(EvidenceDamaged.class)
        .hasMessageStartingWith("what was countersigned cannot be read from ");
  }
}
