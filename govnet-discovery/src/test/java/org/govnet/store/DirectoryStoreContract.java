package org.govnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class DirectoryStoreContract {
  private static final String A = "admission/manchester";
  private static final String B = "descriptor/manchester";

  private final List<DirectoryStore> opened = new ArrayList<>();

  /** Opens a store on what the test's earlier one left, which was closed. */
  abstract DirectoryStore create() throws Exception;

  /** Another replica's store of the same directory, or the same one if there can be no other. */
  abstract DirectoryStore another(DirectoryStore store) throws Exception;

  /** How much is done at random. */
  int steps() {
    return 400;
  }

  final DirectoryStore open() throws Exception {
    return closedAfterwards(create());
  }

  final DirectoryStore closedAfterwards(DirectoryStore store) {
    opened.add(store);
    return store;
  }

  @AfterEach
  void closeAll() {
    opened.forEach(DirectoryStore::close);
  }

  static Revision revision(long number, Change... changes) {
    return new Revision(number, "statement " + number, List.of(changes));
  }

  static Change put(String name, String content) {
    return new Change(name, content);
  }

  static Change remove(String name) {
    return new Change(name, null);
  }

  static void appendAll(DirectoryStore store, int revisions) {
    for (int i = 0; i < revisions; i++) {
      long head = store.head();
      assertThat(store.append(head, revision(head + 1, put(A, "a" + (head + 1))))).isTrue();
    }
  }

  static Map<String, String> entries(DirectoryStore store, long revision) {
    return store.snapshotAt(revision).orElseThrow().entries();
  }

  static List<Long> numbers(List<Revision> revisions) {
    return revisions.stream().map(Revision::number).toList();
  }

  @Test
  void isEmptyAtFirst() throws Exception {
    DirectoryStore store = open();

    assertThat(store.head()).isZero();
    assertThat(store.changes(0, 10)).isEmpty();
    assertThat(store.snapshotAt(0)).isEmpty();
    assertThat(store.snapshotAt(1)).isEmpty();
    store.compact(5);
    assertThat(store.head()).isZero();
    assertThat(store.append(0, revision(1))).isTrue();
  }

  @Test
  void appendsAfterTheHeadAlone() throws Exception {
    DirectoryStore store = open();
    Revision first = revision(1, put(A, "a"));

    assertThat(store.append(1, revision(2))).isFalse();
    assertThat(store.append(0, first)).isTrue();
    assertThat(store.append(0, revision(1, put(A, "other")))).isFalse();
    assertThat(store.append(2, revision(3))).isFalse();

    assertThat(store.head()).isEqualTo(1);
    assertThat(store.changes(0, 10)).containsExactly(first);
    assertThat(store.snapshotAt(1))
        .contains(new Contents(1, "statement 1", new TreeMap<>(Map.of(A, "a"))));
  }

  @Test
  void letsExactlyOneOfThoseWhoAppendAtOnceWin() throws Exception {
    int last = 40;
    DirectoryStore store = open();
    List<DirectoryStore> stores = List.of(store, another(store), store, another(store));
    Map<Long, Queue<String>> winners = new ConcurrentHashMap<>();
    CyclicBarrier start = new CyclicBarrier(stores.size());

    runAll(
        stores.size(),
        i -> {
          DirectoryStore mine = stores.get(i);
          start.await();
          long head = mine.head();
          while (head < last) {
            String who = "thread-" + i;
            if (mine.append(head, revision(head + 1, put("by", who), put(who, "" + head)))) {
              winners.computeIfAbsent(head + 1, n -> new ConcurrentLinkedQueue<>()).add(who);
            }
            head = mine.head();
          }
        });

    List<Revision> history = store.changes(0, 1000);
    assertThat(numbers(history))
        .isEqualTo(new ArrayList<>(new java.util.TreeSet<>(winners.keySet())));
    assertThat(history).hasSize(last);
    for (Revision revision : history) {
      assertThat(winners.get(revision.number()))
          .containsExactly(revision.changes().get(0).content());
    }
    for (DirectoryStore each : stores) {
      assertThat(each.head()).isEqualTo(last);
      assertThat(each.snapshotAt(last)).isEqualTo(store.snapshotAt(last));
    }
  }

  private interface Task {
    void run(int i) throws Exception;
  }

  private static void runAll(int threads, Task task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int index = i;
        futures.add(
            pool.submit(
                () -> {
                  task.run(index);
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get(50, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void tellsChangesInPages() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 7);

    assertThat(numbers(store.changes(0, 3))).containsExactly(1L, 2L, 3L);
    assertThat(numbers(store.changes(3, 3))).containsExactly(4L, 5L, 6L);
    assertThat(numbers(store.changes(6, 3))).containsExactly(7L);
    assertThat(store.changes(7, 3)).isEmpty();
    assertThat(store.changes(Long.MAX_VALUE, 3)).isEmpty();
    assertThat(numbers(store.changes(6, 1))).containsExactly(7L);
    assertThat(store.changes(0, 1000)).hasSize(7);
  }

  @Test
  void keepsTheOrderOfChangesAndARevisionWithout() throws Exception {
    DirectoryStore store = open();
    Revision first = revision(1, put("z", "1"), remove("a"), put("m", ""), remove("b"));
    store.append(0, first);
    store.append(1, revision(2));

    assertThat(store.changes(0, 10)).containsExactly(first, revision(2));
    assertThat(entries(store, 2)).isEqualTo(Map.of("m", "", "z", "1"));
  }

  @Test
  void showsEachRevisionAsItWas() throws Exception {
    DirectoryStore store = open();
    store.append(0, revision(1, put(A, "a1"), put(B, "b1")));
    store.append(1, revision(2, put(A, "a2")));
    store.append(2, revision(3, remove(B)));
    store.append(3, revision(4, put(B, "b4"), remove(A)));

    assertThat(entries(store, 1)).isEqualTo(Map.of(A, "a1", B, "b1"));
    assertThat(entries(store, 2)).isEqualTo(Map.of(A, "a2", B, "b1"));
    assertThat(entries(store, 3)).isEqualTo(Map.of(A, "a2"));
    assertThat(entries(store, 4)).isEqualTo(Map.of(B, "b4"));
    assertThat(store.snapshotAt(2).orElseThrow().statement()).isEqualTo("statement 2");
    assertThat(store.snapshotAt(4).orElseThrow().statement()).isEqualTo("statement 4");
    assertThat(store.snapshotAt(5)).isEmpty();
    assertThat(store.changes(2, 2))
        .containsExactly(revision(3, remove(B)), revision(4, put(B, "b4"), remove(A)));
  }

  @Test
  void handsOutWhatNobodyCanChange() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 2);

    assertThatThrownBy(() -> entries(store, 2).put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> store.changes(0, 9).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, String> before = entries(store, 2);
    appendAll(store, 1);
    assertThat(before).isEqualTo(Map.of(A, "a2"));
  }

  @Test
  void forgetsHistoryAndNeverTheHead() throws Exception {
    DirectoryStore store = open();
    store.append(0, revision(1, put(A, "a1"), put("old", "o")));
    store.append(1, revision(2, remove("old"), put("kept", "k")));
    appendAll(store, 4);

    store.compact(4);

    assertGone(() -> store.changes(0, 10), 1, 4);
    assertGone(() -> store.changes(2, 10), 3, 4);
    assertGone(() -> store.snapshotAt(1), 1, 4);
    assertGone(() -> store.snapshotAt(3), 3, 4);
    assertThat(numbers(store.changes(3, 10))).containsExactly(4L, 5L, 6L);
    assertThat(entries(store, 4)).isEqualTo(Map.of(A, "a4", "kept", "k"));
    assertThat(entries(store, 6)).isEqualTo(Map.of(A, "a6", "kept", "k"));
    assertThat(store.snapshotAt(0)).isEmpty();

    store.compact(2); // earlier than it begins: nothing to forget
    assertThat(numbers(store.changes(3, 10))).containsExactly(4L, 5L, 6L);

    store.compact(Long.MAX_VALUE);
    assertThat(numbers(store.changes(5, 10))).containsExactly(6L);
    assertGone(() -> store.changes(4, 10), 5, 6);
    assertThat(entries(store, 6)).isEqualTo(Map.of(A, "a6", "kept", "k"));

    appendAll(store, 1);
    assertThat(numbers(store.changes(5, 10))).containsExactly(6L, 7L);
  }

  private static void assertGone(ThrowingCallable call, long asked, long oldest) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(HistoryGone.class, e -> assertThat(e.oldest()).isEqualTo(oldest))
        .hasMessageContaining(
            " keeps no history of revision "
                + asked
                + ", and begins at revision "
                + oldest
                + ": take everything as of the head, and go on from there");
  }

  @Test
  void forgetsLongHistories() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 125);

    store.compact(120);

    assertThat(numbers(store.changes(119, 1000))).hasSize(6).startsWith(120L);
    assertGone(() -> store.changes(118, 1), 119, 120);
    assertThat(entries(store, 120)).isEqualTo(Map.of(A, "a120"));
  }

  @Test
  void agreesWithAModelWhateverIsDone() throws Exception {
    Random random = new Random(20260809);
    StoreModel model = new StoreModel();
    DirectoryStore store = open();
    for (int i = 0; i < steps(); i++) {
      int dice = random.nextInt(20);
      if (dice < 14) {
        Revision next = randomRevision(random, model.head() + 1);
        assertThat(store.append(model.head(), next)).isTrue();
        model.append(next);
      } else if (dice == 14) {
        long keepFrom = 1L + random.nextInt((int) model.head() + 2);
        store.compact(keepFrom);
        model.compact(keepFrom);
      } else if (dice == 15) {
        store.close();
        store = open();
      } else {
        compare(store, model, random);
      }
    }
    compare(store, model, random);
  }

  /** Some of a few names, so that they meet. */
  private static Revision randomRevision(Random random, long number) {
    Map<String, Change> changes = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = "name-" + random.nextInt(8);
      changes.put(name, new Change(name, random.nextInt(3) == 0 ? null : randomText(random)));
    }
    return new Revision(number, randomText(random), List.copyOf(changes.values()));
  }

  private static String randomText(Random random) {
    return random
        .ints(random.nextInt(40), 1, 0x2000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void compare(DirectoryStore store, StoreModel model, Random random) {
    assertThat(store.head()).isEqualTo(model.head());
    assertThat(store.snapshotAt(model.head())).isEqualTo(model.snapshotAt(model.head()));
    long revision = random.nextInt((int) model.head() + 1);
    if (revision == 0 || revision >= model.oldest()) {
      assertThat(store.snapshotAt(revision)).isEqualTo(model.snapshotAt(revision));
    } else {
      assertGone(() -> store.snapshotAt(revision), revision, model.oldest());
    }
    long after = random.nextInt((int) model.head() + 1);
    int limit = 1 + random.nextInt(10);
    if (after == model.head() || after + 1 >= model.oldest()) {
      assertThat(store.changes(after, limit)).isEqualTo(model.changes(after, limit));
    } else {
      assertGone(() -> store.changes(after, limit), after + 1, model.oldest());
    }
  }

  @Test
  void watchesTheHead() throws Exception {
    DirectoryStore store = open();
    DirectoryStore other = another(store);
    appendAll(store, 2);
    BlockingQueue<Long> heads = new LinkedBlockingQueue<>();
    Watch watch = other.watch(heads::add);

    assertThat(heads.poll(20, TimeUnit.SECONDS)).isEqualTo(2);
    appendAll(store, 1);
    assertThat(heads.poll(20, TimeUnit.SECONDS)).isEqualTo(3);
    appendAll(store, 20);
    assertRisesTo(23, heads);

    watch.close();
    watch.close();
    BlockingQueue<Long> later = new LinkedBlockingQueue<>();
    other.watch(later::add);
    assertRisesTo(23, later);
    appendAll(store, 1);
    assertRisesTo(24, later); // on the thread that would have told the closed one first
    assertThat(heads).isEmpty();
  }

  static void assertRisesTo(long head, BlockingQueue<Long> heads) throws InterruptedException {
    long last = 0;
    while (last < head) {
      Long next = heads.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("head after %s", last).isNotNull().isGreaterThan(last);
      last = next == null ? 0 : next;
    }
    assertThat(last).isEqualTo(head);
  }

  @Test
  void goesOnWatchingWhenAWatchFails() throws Exception {
    DirectoryStore store = open();
    BlockingQueue<Long> failing = new LinkedBlockingQueue<>();
    store.watch(
        head -> {
          failing.add(head);
          throw new IllegalStateException("a watch of the test's fails");
        });
    BlockingQueue<Long> good = new LinkedBlockingQueue<>();
    store.watch(good::add);

    appendAll(store, 1);
    assertRisesTo(1, failing);
    assertRisesTo(1, good);
    appendAll(store, 1);
    assertRisesTo(2, failing);
    assertRisesTo(2, good);
  }

  @Test
  void letsAWatchUseTheStoreAndCloseItself() throws Exception {
    DirectoryStore store = open();
    BlockingQueue<List<Revision>> told = new LinkedBlockingQueue<>();
    Watch[] own = new Watch[1];
    own[0] =
        store.watch(
            head -> {
              told.add(store.changes(head - 1, 1));
              own[0].close();
            });

    appendAll(store, 1);
    assertThat(told.poll(20, TimeUnit.SECONDS)).containsExactly(revision(1, put(A, "a1")));
    Await.until("the watch's thread ends", () -> watchThreads() == 0);
    appendAll(store, 1);
    assertThat(told).isEmpty();
  }

  static long watchThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("govnet-store-watch"))
        .count();
  }

  @Test
  void endsItsWatchesWhenItIsClosed() throws Exception {
    DirectoryStore store = open();
    store.watch(head -> {});
    Await.until("a thread watches", () -> watchThreads() == 1);
    store.close();
    Await.until("the watch's thread ends", () -> watchThreads() == 0);
  }

  @Test
  void keepsTheLargestTexts() throws Exception {
    DirectoryStore store = open();
    String name = "n".repeat(200);
    String content = "0123456789abcdef".repeat(Change.MAX_CONTENT / 16);
    Revision large =
        new Revision(1, "s".repeat(Revision.MAX_STATEMENT), List.of(put(name, content)));
    Revision foreign = revision(2, put("c", "Môr a mynydd \uD83D\uDC09 \u0001\n\t"));
    store.append(0, large);
    store.append(1, foreign);

    assertThat(store.changes(0, 2).equals(List.of(large, foreign))).isTrue();
    assertThat(content.equals(entries(store, 2).get(name))).isTrue();
    store.close();
    assertThat(open().changes(0, 2).equals(List.of(large, foreign))).isTrue();
  }

  @Test
  void keepsTheMostChanges() throws Exception {
    DirectoryStore store = open();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < Revision.MAX_CHANGES; i++) {
      changes.add(put("descriptor/" + i, "content " + i));
    }
    Revision many = new Revision(1, "", changes);
    store.append(0, many);

    assertThat(store.changes(0, 1)).containsExactly(many);
    assertThat(entries(store, 1)).hasSize(Revision.MAX_CHANGES);
  }

  @Test
  void endsAPageEarlyThatWouldBeTooLarge() throws Exception {
    DirectoryStore store = open();
    String half = "x".repeat(Change.MAX_CONTENT);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < Revision.MAX_CHARACTERS / Change.MAX_CONTENT / 2; i++) {
      changes.add(put("part/" + i, half));
    }
    store.append(0, revision(1));
    store.append(1, new Revision(2, "", changes));
    store.append(2, new Revision(3, "", changes));

    assertThat(numbers(store.changes(0, 10))).containsExactly(1L, 2L);
    assertThat(numbers(store.changes(2, 10))).containsExactly(3L);
  }

  @Test
  void keepsEverythingWhenItIsOpenedAgain() throws Exception {
    DirectoryStore first = open();
    appendAll(first, 3);
    first.compact(2);
    first.close();

    DirectoryStore second = open();
    assertThat(second.head()).isEqualTo(3);
    assertThat(numbers(second.changes(1, 10))).containsExactly(2L, 3L);
    assertThat(entries(second, 2)).isEqualTo(Map.of(A, "a2"));
    assertThat(entries(second, 3)).isEqualTo(Map.of(A, "a3"));
    assertGone(() -> second.changes(0, 10), 1, 2);
    appendAll(second, 1);
    second.close();

    assertThat(entries(open(), 4)).isEqualTo(Map.of(A, "a4"));
  }

  @Test
  void refusesBadArguments() throws Exception {
    DirectoryStore store = open();

    assertIllegal(
        () -> store.append(0, revision(2)),
        "after head 0 comes revision 1, and this one is numbered 2");
    assertIllegal(() -> store.append(-1, revision(1)), "expected must be at least 0: -1");
    assertIllegal(() -> store.changes(-1, 1), "after must be at least 0: -1");
    assertIllegal(() -> store.changes(0, 0), "limit must be 1 to 1000: 0");
    assertIllegal(() -> store.changes(0, 1001), "limit must be 1 to 1000: 1001");
    assertIllegal(() -> store.snapshotAt(-1), "revision must be at least 0: -1");
    assertIllegal(() -> store.compact(0), "keepFrom must be at least 1: 0");
  }

  static void assertIllegal(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void isClosedOnceAndForAll() throws Exception {
    DirectoryStore store = open();
    appendAll(store, 1);
    store.close();
    store.close();

    Set<@Nullable String> messages = new HashSet<>();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            store::head,
            () -> store.append(1, revision(2)),
            () -> store.changes(0, 1),
            () -> store.snapshotAt(1),
            () -> store.watch(head -> {}),
            () -> store.compact(1))) {
      assertThatIllegalStateException()
          .isThrownBy(call)
          .satisfies(e -> messages.add(e.getMessage()));
    }
    assertThat(messages).containsExactly(store + " is closed");
  }
}
