package org.govnet.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.govnet.api.ContractId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every record of data use does. */
abstract class DataUseStoreContract {
  static final Instant NOW = Instant.parse("2026-08-09T13:58:07Z");
  static final SubjectKey KEY = key("the key of manchester's record, for tests");
  static final String ADA = KEY.hash("nhs-number:9991234551");
  static final String BOB = KEY.hash("nhs-number:9990000018");

  /** A store over a database, or whatever it has, that nobody has used. */
  abstract DataUseStore fresh(DataUseLimits limits) throws Exception;

  /** Another replica's store over what the last fresh one has; that one, if it has nothing. */
  abstract DataUseStore again() throws Exception;

  /** What is old is forgotten with the next use that is recorded. */
  abstract void passMinute();

  final DataUseStore fresh() throws Exception {
    return fresh(DataUseLimits.IN_MEMORY);
  }

  static SubjectKey key(String text) {
    return SubjectKey.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Use use(String id, Instant at) {
    return new Use(
        id,
        at,
        UseKind.DISCLOSED_TO,
        NodeId.of("birmingham"),
        "Birmingham City Council",
        ContractId.of("tax-obligations"),
        "liabilities",
        Purpose.of("debt-management"),
        LegalBasis.publicTask().with(LegalBasis.Power.PUBLIC_SERVICE_DELIVERY),
        "newcastle-birmingham-7",
        NodeId.of("leeds"),
        List.of("income", "debt"));
  }

  static void record(DataUseStore store, @Nullable String subject, String... ids) {
    for (String id : ids) {
      store.record(List.of(new RecordedUse(subject, use(id, NOW), null)), NOW);
    }
  }

  static List<String> ids(DataUseStore store, String subject, Instant at) {
    return store.uses(subject, null, 100, at).orElseThrow().stream().map(Use::id).toList();
  }

  @Test
  void givesBackWhatWasRecordedNewestFirst() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a", "b");
    record(store, BOB, "c");
    record(store, null, "d");
    assertThat(store.uses(ADA, null, 100, NOW)).hasValue(List.of(use("b", NOW), use("a", NOW)));
    assertThat(ids(again(), BOB, NOW)).containsExactly("c");
    assertThat(ids(store, KEY.hash("nhs-number:unknown"), NOW)).isEmpty();
  }

  @Test
  void recordsOfSeveralPeopleAllAtOnce() throws Exception {
    DataUseStore store = fresh();
    store.record(
        List.of(
            new RecordedUse(ADA, use("a", NOW), null), new RecordedUse(BOB, use("b", NOW), null)),
        NOW);
    assertThat(ids(store, ADA, NOW)).containsExactly("a");
    assertThat(ids(store, BOB, NOW)).containsExactly("b");
  }

  @Test
  void isReadInPagesByTheLastId() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a", "b", "c");
    record(store, BOB, "d");
    assertThat(store.uses(ADA, "c", 1, NOW)).hasValue(List.of(use("b", NOW)));
    assertThat(store.uses(ADA, "a", 1, NOW)).hasValue(List.of());
    assertThat(store.uses(ADA, "d", 1, NOW)).as("another person's").isEmpty();
    assertThat(store.uses(ADA, "e", 1, NOW)).as("nobody's").isEmpty();
  }

  @Test
  void aDelayedUseIsInItsPlaceFromItsTimeOn() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a", "b", "c");
    Instant end = NOW.plus(Duration.ofDays(30));
    assertThat(store.order("b", new Delay(DelayReason.CRIME, end), NOW)).isTrue();
    assertThat(ids(again(), ADA, end.minusMillis(1))).containsExactly("c", "a");
    assertThat(store.uses(ADA, "b", 1, NOW))
        .as("a cursor stays good")
        .hasValue(List.of(use("a", NOW)));
    assertThat(ids(store, ADA, end)).containsExactly("c", "b", "a");
    assertThat(store.order("b", null, NOW)).isTrue();
    assertThat(ids(store, ADA, NOW)).containsExactly("c", "b", "a");
    assertThat(store.order("e", null, NOW)).isFalse();
    assertThat(store.order("e", new Delay(DelayReason.CRIME, end), NOW)).isFalse();
  }

  @Test
  void aUseCanBeDelayedFromTheBeginning() throws Exception {
    DataUseStore store = fresh();
    Instant end = NOW.plus(Duration.ofDays(1));
    Delay delay = new Delay(DelayReason.OFFICIAL_INQUIRY, end);
    store.record(List.of(new RecordedUse(ADA, use("a", NOW), delay)), NOW);
    assertThat(ids(store, ADA, NOW)).isEmpty();
    assertThat(ids(store, ADA, end)).containsExactly("a");
  }

  @Test
  void keepsUsesForTheirTimeAndDelayedOnesLonger() throws Exception {
    DataUseStore store = fresh(DataUseLimits.IN_MEMORY.keptFor(Duration.ofDays(10)));
    record(store, ADA, "a", "b");
    Delay delay = new Delay(DelayReason.CRIME, NOW.plus(Duration.ofDays(20)));
    assertThat(store.order("b", delay, NOW)).isTrue();
    Instant later = NOW.plus(Duration.ofDays(10));
    recordAt(store, "c", later.minusMillis(1));
    assertThat(ids(store, ADA, later)).containsExactly("c", "a");
    recordAt(store, "d", later);
    assertThat(ids(store, ADA, later)).containsExactly("d", "c");
    Instant shown = NOW.plus(Duration.ofDays(29));
    recordAt(store, "e", shown);
    assertThat(ids(store, ADA, shown)).containsExactly("e", "b");
    recordAt(store, "f", NOW.plus(Duration.ofDays(30)));
    assertThat(ids(store, ADA, shown)).containsExactly("f", "e");
  }

  private void recordAt(DataUseStore store, String id, Instant at) {
    passMinute();
    store.record(List.of(new RecordedUse(ADA, use(id, at), null)), at);
  }

  @Test
  void takesNothingMoreWhenItIsFull() throws Exception {
    DataUseStore store = fresh(new DataUseLimits(Duration.ofDays(1), 100));
    for (int i = 0; i < 100; i++) {
      record(store, ADA, "a" + i);
    }
    passMinute();
    assertThatThrownBy(() -> record(store, ADA, "b"))
        .isInstanceOf(DataUseUnavailable.class)
        .hasMessageStartingWith("the record of data use is full");
    assertThat(ids(store, ADA, NOW)).hasSize(100).doesNotContain("b");
    passMinute();
    Instant later = NOW.plus(Duration.ofDays(1));
    store.record(List.of(new RecordedUse(ADA, use("c", later), null)), later);
    assertThat(ids(store, ADA, later)).containsExactly("c");
  }

  @Test
  void isOfOneKey() throws Exception {
    DataUseStore store = fresh();
    store.open(KEY.id());
    store.open(KEY.id());
    again().open(KEY.id());
    DataUseStore other = again();
    assertThatThrownBy(() -> other.open(key("another key, of 32 bytes at the least").id()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "the record of data use was begun with another key, so that nobody would be found");
  }

  @Test
  void usesRecordedAtOnceAreAllKept() throws Exception {
    DataUseStore store = fresh();
    DataUseStore other = again();
    int threads = 4;
    int each = 10;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      all.add(
          pool.submit(
              () -> {
                start.await(30, TimeUnit.SECONDS);
                for (int n = 0; n < each; n++) {
                  record(thread % 2 == 0 ? store : other, ADA, "t" + thread + "n" + n);
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(ids(store, ADA, NOW)).hasSize(threads * each).doesNotHaveDuplicates();
  }
}
