package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;
import static org.govnet.discovery.World.SERVICE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryReaderTest {
  private static final String A = "https://a.example";
  private static final String B = "https://b.example";
  private static final byte[] NOT_MODIFIED = new byte[0];

  @TempDir private Path folder;
  private final World world = new World();
  private final Mirrors mirrors = new Mirrors();

  /** What each mirror answers; one that has nothing here does not answer. */
  private static final class Mirrors implements DirectoryFetch {
    private final Map<String, Callable<byte[]>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<@Nullable String> tags = new ArrayList<>();

    void serve(String mirror, byte[] bundle) {
      answers.put(mirror, () -> bundle);
    }

    @Override
    public synchronized Answer get(Question question) throws IOException {
      if (question.path().startsWith(CHANGES_PATH)) {
        return new Answer(404, new byte[0], null); // a static file server has no changes
      }
      asked.add(question.mirror().url().toString());
      tags.add(question.etag());
      Callable<byte[]> answer = answers.get(question.mirror().url().toString());
      if (answer == null) {
        throw new IOException("no answer");
      }
      try {
        byte[] bundle = answer.call();
        return bundle.length == 0
            ? new Answer(304, bundle, null)
            : new Answer(200, bundle, "\"" + bundle.length + "\"");
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void publish(Replica directory, String document) {
      throw new AssertionError("a reader publishes nothing");
    }
  }

  @BeforeEach
  void serveAGoodDirectory() {
    mirrors.serve(A, world.bundle(1, world.documents()));
  }

  private DirectoryReader reader() {
    return new DirectoryReader(world.anchor, folder, mirrors, world.clock, FreshnessPolicy.DEFAULT);
  }

  private DirectoryReader refreshed() {
    DirectoryReader reader = reader();
    assertThat(reader.refresh()).isTrue();
    return reader;
  }

  private static Lookup ask(DirectoryReader reader) {
    return reader.lookup(directory -> directory.node(MANCHESTER, SERVICE));
  }

  private static long revision(DirectoryReader reader) {
    return reader.current().orElseThrow().revision();
  }

  @Test
  void isUnreachableUntilThereIsADirectory() {
    mirrors.answers.clear();
    DirectoryReader reader = reader();
    assertThat(ask(reader))
        .isEqualTo(
            new Lookup.Unreachable(
                "no directory of uk was ever had: it has not been asked for yet"));
    assertThat(reader.refresh()).isFalse();
    assertThat(ask(reader))
        .isEqualTo(
            new Lookup.Unreachable(
                "no directory of uk was ever had: https://a.example: no answer;"
                    + " https://b.example: no answer"));
    assertThat(reader.freshness()).isEqualTo(Freshness.EXPIRED);
    assertThat(reader.find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
  }

  @Test
  void agesAtTheExactBoundaries() {
    DirectoryReader reader = refreshed();
    mirrors.answers.clear();
    assertAges(reader, Duration.ofMinutes(10), Freshness.FRESH, Freshness.STALE);
    assertAges(reader, Duration.ofDays(1), Freshness.STALE, Freshness.DEGRADED);
    // The snapshot of this test expires at the same moment, and expiry is not inclusive.
    world.clock.advance(Duration.ofDays(2).minusSeconds(2));
    assertThat(reader.freshness()).isEqualTo(Freshness.DEGRADED);
    assertThat(ask(reader)).isInstanceOf(Lookup.Found.class);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(reader.freshness()).isEqualTo(Freshness.EXPIRED);
    assertThat(ask(reader)).isInstanceOf(Lookup.Stale.class);
    assertThat(reader.lookup(d -> new Lookup.NotRegistered("?"))).isInstanceOf(Lookup.Stale.class);
    assertThat(reader.find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
  }

  /** Advances to one second after {@code age}, from one second after the boundary before. */
  private void assertAges(DirectoryReader reader, Duration age, Freshness until, Freshness after) {
    Duration now =
        Duration.between(reader.current().orElseThrow().issuedAt(), world.clock.instant());
    world.clock.advance(age.minus(now));
    assertThat(reader.freshness()).isEqualTo(until);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(reader.freshness()).isEqualTo(after);
    assertThat(ask(reader)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void theLastGoodCopySurvivesARestart() {
    assertThat(refreshed().freshness()).isEqualTo(Freshness.FRESH);
    mirrors.answers.clear();
    DirectoryReader reader = reader();
    assertThat(ask(reader)).isInstanceOf(Lookup.Found.class);
    assertThat(reader.refresh()).isFalse();
    assertThat(ask(reader)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void anExpiredCopyIsStaleAfterARestartAndStillRefusesARollback() {
    byte[] old = world.bundle(1, world.documents());
    mirrors.serve(A, world.bundle(2, world.documents()));
    assertThat(refreshed().current()).isPresent();
    world.clock.advance(Duration.ofDays(4));
    DirectoryReader reader = reader();
    assertThat(ask(reader)).isInstanceOf(Lookup.Stale.class);
    mirrors.serve(A, old);
    assertThat(reader.refresh()).isFalse();
    mirrors.serve(A, world.bundle(1, List.of()));
    assertThat(reader.refresh()).isFalse();
    assertThat(revision(reader)).isEqualTo(2);
  }

  @Test
  void theVersionsSurviveTheLossOfTheCopy() throws IOException {
    mirrors.serve(A, world.bundle(5, world.documents()));
    assertThat(revision(refreshed())).isEqualTo(5);
    Files.writeString(folder.resolve("directory.json"), "{\"root\":[");
    DirectoryReader reader = reader();
    assertThat(reader.current()).isEmpty();
    assertThat(((Lookup.Unreachable) ask(reader)).reason())
        .contains("directory.json cannot be used: the bundle cannot be read: ");
    mirrors.serve(A, world.bundle(4, world.documents()));
    assertThat(reader.refresh()).isFalse();
    assertThat(((Lookup.Unreachable) ask(reader)).reason())
        .contains("https://a.example: the version of snapshot fell from 5 to 4");
    List<String> documents = world.documents();
    mirrors.serve(
        A, world.bundle(world.signed(world.root(1)), world.snapshot(6, documents), documents));
    assertThat(reader.refresh()).isTrue();
    assertThat(revision(reader())).isEqualTo(6);
  }

  @Test
  void whatCannotBeKeptOnDiskIsNotUsed() throws IOException {
    DirectoryReader reader = refreshed();
    mirrors.serve(A, world.bundle(2, world.documents()));
    Path file = folder.resolve("directory.json");
    Files.delete(file);
    Files.createDirectories(file.resolve("in-the-way"));
    assertThat(reader.refresh()).isFalse();
    assertThat(revision(reader)).isEqualTo(1);
    Files.delete(file.resolve("in-the-way"));
    Files.delete(file);
    assertThat(reader.refresh()).isTrue();
    assertThat(revision(reader)).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("directory.json", "directory.log", "memory.json");
    }
  }

  @Test
  void goesOnToTheNextMirrorFromOneThatIsMalicious() {
    DirectoryReader reader = refreshed();
    byte[] good = world.bundle(3, world.documents());
    mirrors.serve(B, good);
    List<Callable<byte[]>> malices =
        List.of(
            () -> "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            () -> world.bundle(0, List.of()),
            () ->
                world.bundle(world.signed(world.root(2)), world.snapshot(9, List.of()), List.of()),
            () -> {
              throw new IOException("more than 67108864 bytes");
            },
            () -> {
              throw new IllegalArgumentException("what no fetch should throw");
            });
    for (Callable<byte[]> malice : malices) {
      mirrors.answers.put(A, malice);
      assertThat(reader.refresh()).isTrue();
      assertThat(revision(reader)).isEqualTo(3);
    }
  }

  @Test
  void asksTheAnchorsMirrorsFirstAndThenEveryReplicaKnown() {
    DirectoryReader reader = refreshed();
    mirrors.answers.clear();
    mirrors.asked.clear();
    assertThat(reader.refresh()).isFalse();
    assertThat(mirrors.asked.subList(0, 2)).containsExactly(A, B);
    assertThat(mirrors.asked.subList(2, 4))
        .containsExactlyInAnyOrder(
            "https://manchester.example/govnet", "https://swansea.example/govnet");
  }

  @Test
  void notModifiedKeepsWhatIsHeldAndNamesItByItsTag() {
    DirectoryReader reader = refreshed();
    int length = world.bundle(1, world.documents()).length;
    mirrors.answers.put(A, () -> NOT_MODIFIED);
    assertThat(reader.refresh()).isTrue();
    assertThat(mirrors.tags).containsExactly(null, "\"" + length + "\"");
    assertThat(revision(reader)).isEqualTo(1);
  }

  @Test
  void notModifiedWithNothingHeldIsNoAnswer() {
    mirrors.answers.put(A, () -> NOT_MODIFIED);
    DirectoryReader reader = reader();
    assertThat(reader.refresh()).isFalse();
    assertThat(((Lookup.Unreachable) ask(reader)).reason())
        .contains("https://a.example: answered that nothing changed, and nothing is held");
  }

  @Test
  void aMirrorThatStandsStillDoesNotFreezeItsReaders() {
    List<String> documents = world.documents();
    DirectoryReader reader = refreshed();
    world.clock.advance(Duration.ofMinutes(11));
    mirrors.answers.put(A, () -> NOT_MODIFIED);
    mirrors.serve(B, world.bundle(2, documents));
    assertThat(reader.refresh()).isTrue();
    assertThat(revision(reader)).isEqualTo(2);
    assertThat(reader.freshness()).isEqualTo(Freshness.FRESH);
  }

  @Test
  void whatIsOldEverywhereIsKeptAndStale() {
    byte[] old = world.bundle(2, world.documents());
    mirrors.serve(A, old);
    mirrors.serve(B, old);
    world.clock.advance(Duration.ofMinutes(11));
    DirectoryReader reader = refreshed();
    assertThat(reader.freshness()).isEqualTo(Freshness.STALE);
    assertThat(mirrors.asked).startsWith(A, B);
  }

  @Test
  void concurrentRefreshesLeaveOneGoodDirectory() throws Exception {
    DirectoryReader reader = reader();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      CyclicBarrier start = new CyclicBarrier(4);
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(
            pool.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return reader.refresh();
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get(10, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(ask(reader)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void lookupsGoOnWhileAMirrorIsSlow() {
    DirectoryReader reader = refreshed();
    mirrors.answers.put(
        A,
        () -> {
          // Asked from within a fetch, on another thread: a lock held here would never be given.
          assertThat(
                  java.util.concurrent.CompletableFuture.supplyAsync(() -> ask(reader))
                      .get(10, TimeUnit.SECONDS))
              .isInstanceOf(Lookup.Found.class);
          return NOT_MODIFIED;
        });
    assertThat(reader.refresh()).isTrue();
  }
}
