package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.MANCHESTER_MESSAGES;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.govnet.discovery.Siege.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mirrors, and clocks, that stand still. */
class FreezeAttacksTest {
  @TempDir private Path folder;

  private static Mirrors.Mirror serving(Mirrors mirrors, Supplier<Directory> directory) {
    return question -> mirrors.frozen(directory.get()).answer(question);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void oneHonestMirrorAmongHostileOnesIsHeardWithin30Seconds(int count) {
    Siege siege = new Siege(folder);
    World world = siege.world;
    List<Replica> replicas =
        List.of("a", "b", "c", "d", "e").subList(0, count).stream()
            .map(name -> World.replica("https://" + name + ".example"))
            .toList();
    Anchor anchor = new Anchor(World.UK, 2, world.anchor.keys(), replicas);
    for (int seed = 0; seed < 20; seed++) {
      Mirrors mirrors = new Mirrors(world.clock);
      List<String> documents = world.documents();
      DirectoryVerifier verifier = new DirectoryVerifier(anchor, world.clock);
      Directory[] real = {
        verifier.verify(World.read(world.bundle(1, documents)), Memory.NONE, null)
      };
      Directory first = real[0];
      replicas.forEach(each -> mirrors.put(each.url().toString(), mirrors.frozen(first)));
      // Wherever the honest one is among them, and whichever is waited on.
      mirrors.put(replicas.get(seed % count).url().toString(), serving(mirrors, () -> real[0]));
      DirectoryReader reader =
          new DirectoryReader(
              anchor, folder.resolve("seed" + seed), mirrors, world.clock, FreshnessPolicy.DEFAULT);
      DirectoryFollower follower = new DirectoryFollower(reader, new SplittableRandom(seed));
      mirrors.follow(follower, Duration.ofSeconds(20 + seed));
      for (int news = 2; news < 6; news++) {
        real[0] = verifier.verify(bundle(world, news, documents), first.memory(), real[0]);
        Instant before = world.clock.instant();
        while (reader.current().orElseThrow().revision() < news) {
          mirrors.follow(follower, Duration.ofMillis(1));
        }
        assertThat(Duration.between(before, world.clock.instant()))
            .as("%d mirrors, seed %d, news %d", count, seed, news)
            .isLessThanOrEqualTo(Duration.ofSeconds(30));
      }
    }
  }

  private static Bundle bundle(World world, long revision, List<String> documents) {
    return World.read(
        world.bundle(world.signed(world.root(1)), world.snapshot(revision, documents), documents));
  }

  @Test
  void aClockThatIsSetBackMakesNoOldDirectoryFresh() {
    Siege siege = new Siege(folder);
    assertThat(siege.offer(Way.WHOLE, 1, siege.world.documents())).isTrue();
    siege.silence();
    siege.world.clock.advance(Duration.ofHours(2));
    assertThat(siege.reader().freshness()).isEqualTo(Freshness.STALE);
    siege.world.clock.advance(Duration.ofHours(-12));
    for (int restart = 0; restart < 2; restart++) {
      assertThat(siege.reader().freshness()).isEqualTo(Freshness.EXPIRED);
      assertThat(siege.reader().find(MANCHESTER, MANCHESTER_MESSAGES.key().thumbprint())).isEmpty();
      assertThat(siege.reader().lookup(directory -> directory.node(MANCHESTER)))
          .isEqualTo(
              new Lookup.Stale(
                  "directory of uk at revision 1 is from 2026-08-09T12:00:00Z, and by this clock"
                      + " it is 2026-08-09T02:01:00.000Z: set the clock"
                          .replace(
                              "2026-08-09T02:01:00.000Z", siege.world.clock.instant().toString())));
      siege.restart();
    }
    siege.world.clock.advance(Duration.ofHours(12));
    assertThat(siege.reader().freshness()).as("set right").isEqualTo(Freshness.STALE);
  }

  @Test
  void aClockThatIsALittleBehindIsNoFault() {
    Siege siege = new Siege(folder);
    assertThat(siege.offer(Way.WHOLE, 1, siege.world.documents())).isTrue();
    Instant issued = siege.held().issuedAt();
    siege.world.clock.advance(Duration.between(siege.world.now(), issued.minusSeconds(300)));
    assertThat(siege.reader().freshness()).isEqualTo(Freshness.FRESH);
    siege.world.clock.advance(Duration.ofMillis(-1));
    assertThat(siege.reader().freshness()).isEqualTo(Freshness.EXPIRED);
  }
}
