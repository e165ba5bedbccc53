package org.govnet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.evidence.TwoNodes.BIRMINGHAM;
import static org.govnet.evidence.TwoNodes.MANCHESTER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.govnet.evidence.EvidenceRecord.Role;
import org.govnet.evidence.Reconciliation.Difference;
import org.govnet.evidence.Reconciliation.Kind;
import org.govnet.evidence.TwoNodes.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileTest {
  private final Path folder;
  private final TwoNodes nodes = new TwoNodes();
  private final Evidence provider;
  private final Evidence caller;

  ReconcileTest(@TempDir Path place) {
    folder = place;
    provider = nodes.log(folder.resolve("m"), MANCHESTER).open();
    caller = nodes.log(folder.resolve("b"), BIRMINGHAM).open();
  }

  @AfterEach
  void close() {
    provider.close();
    caller.close();
  }

  private static void keep(Evidence log, EvidenceRecord record) {
    assertThat(log.append(record, FailurePolicy.REFUSE).join().isDurable()).isTrue();
  }

  private Exchange both(String id) {
    Exchange exchange = nodes.exchange(id);
    keep(caller, TwoNodes.record(Role.CALLER, exchange, false));
    keep(provider, TwoNodes.record(Role.PROVIDER, exchange, false));
    return exchange;
  }

  /** So that what follows is well within the time that both logs cover. */
  private void begin() {
    Exchange unused = both("begin");
    nodes.clock.advance(Duration.ofHours(1));
  }

  private Reconciliation end() {
    nodes.clock.advance(Duration.ofHours(1));
    Exchange unused = both("end");
    TwoNodes.countersign(
        provider, nodes.countersigner(BIRMINGHAM, caller, folder.resolve("seen-b.json")));
    TwoNodes.countersign(
        caller, nodes.countersigner(MANCHESTER, provider, folder.resolve("seen-m.json")));
    return new EvidenceVerifier(nodes.anchor).reconcile(folder.resolve("b"), folder.resolve("m"));
  }

  @Test
  void twoSidesThatKeptTheSameAgree() {
    begin();
    for (int i = 0; i < 10; i++) {
      Exchange unused = both("x" + i);
    }
    Reconciliation both = end();
    assertThat(both.differences()).isEmpty();
    assertThat(both.matched()).isEqualTo(12);
    assertThat(both.isSound()).isTrue();
  }

  @Test
  void whatOneSideLeftOutIsFound() {
    begin();
    keep(caller, TwoNodes.record(Role.CALLER, nodes.exchange("not-at-the-providers"), false));
    keep(provider, TwoNodes.record(Role.PROVIDER, nodes.exchange("not-at-the-callers"), false));
    Reconciliation both = end();
    assertThat(both.differences())
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.ONLY_IN_FIRST, Kind.ONLY_IN_SECOND);
    assertThat(both.isSound()).isFalse();
  }

  @Test
  void whatTheNetworkLostIsToldAndNobodysFault() {
    begin();
    Exchange answered = nodes.exchange("answer-lost");
    keep(caller, TwoNodes.unanswered(Role.CALLER, answered));
    keep(provider, TwoNodes.record(Role.PROVIDER, answered, false));
    keep(caller, TwoNodes.unanswered(Role.CALLER, nodes.exchange("request-lost")));
    Reconciliation both = end();
    assertThat(both.differences())
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.ANSWER_LOST, Kind.REQUEST_LOST);
    assertThat(both.isSound()).isTrue();
  }

  @Test
  void twoAnswersToOneRequestAreFound() {
    begin();
    Exchange one = nodes.exchange("x");
    Exchange other = new Exchange(one.request(), nodes.answer(one.request(), 403));
    keep(caller, TwoNodes.record(Role.CALLER, one, false));
    keep(provider, TwoNodes.record(Role.PROVIDER, other, false));
    assertThat(end().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Kind.ANSWERS_DIFFER);
              assertThat(difference.detail())
                  .contains("ANSWERED 200 at the caller's, ANSWERED 403 at the provider's");
            });
  }

  @Test
  void whatIsErasedIsComparedAllTheSame() {
    begin();
    keep(caller, TwoNodes.record(Role.CALLER, nodes.exchange("left-out"), false));
    Exchange unused = both("x");
    assertThat(caller.eraseBefore(nodes.clock.instant().plusSeconds(1), "all").join()).isPositive();
    Reconciliation both = end();
    assertThat(both.matched()).isEqualTo(3);
    assertThat(both.differences()).extracting(Difference::kind).containsExactly(Kind.ONLY_IN_FIRST);
  }

  @Test
  void whatIsNotCountersignedYetIsNotHeldAgainstAnybody() {
    begin();
    Reconciliation before = end();
    keep(caller, TwoNodes.record(Role.CALLER, nodes.exchange("later"), false));
    Reconciliation after =
        new EvidenceVerifier(nodes.anchor).reconcile(folder.resolve("b"), folder.resolve("m"));
    assertThat(after.differences()).isEmpty();
    assertThat(after.unproven()).isEqualTo(before.unproven() + 1);
  }

  /** A log that was put back to an older copy verifies alone: the other side knows better. */
  @Test
  void aLogThatWasPutBackIsFoundByTheOtherSides() throws Exception {
    begin();
    Exchange unused = both("x");
    provider.flush().join();
    Files.createDirectory(folder.resolve("old"));
    try (Stream<Path> all = Files.list(folder.resolve("m"))) {
      for (Path file : all.toList()) {
        Files.copy(file, folder.resolve("old").resolve(file.getFileName()));
      }
    }
    Reconciliation whole = end();
    assertThat(whole.isSound()).isTrue();
    EvidenceVerifier verifier = new EvidenceVerifier(nodes.anchor);
    assertThat(verifier.verify(folder.resolve("old")).isSound()).isTrue();
    List<Kind> kinds =
        verifier.reconcile(folder.resolve("b"), folder.resolve("old")).differences().stream()
            .map(Difference::kind)
            .toList();
    assertThat(kinds).contains(Kind.REWRITTEN);
  }
}
