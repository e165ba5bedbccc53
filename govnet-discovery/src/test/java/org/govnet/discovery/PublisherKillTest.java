package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.NodeId;
import org.govnet.store.FileStore;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory's process is killed while it publishes: what restarts verifies, and has it all. */
class PublisherKillTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final Random random = new Random(20260809);
  private Anchor anchor;
  private DirectoryKeys keys;
  private List<String> root;

  @BeforeEach
  void make() {
    SigningKey anchorKey = World.key();
    SigningKey snapshots = saved("snapshots");
    SigningKey timestamps = saved("timestamps");
    SigningKey centre = saved("centre");
    Instant now = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
    List<String> all = List.of("*");
    anchor = new Anchor(World.UK, 1, List.of(anchorKey.key()), List.of());
    anchor.save(folder.resolve("anchor.json"));
    SignedRoot signed =
        SignedRoot.of(
            new Root(
                World.UK,
                1,
                now,
                now.plus(Duration.ofDays(30)),
                1,
                List.of(anchorKey.key()),
                List.of(snapshots.key()),
                List.of(timestamps.key()),
                List.of(new Delegation(World.CENTRE, List.of(centre.key()), all, all, all)),
                false),
            anchorKey);
    signed.save(folder.resolve("root.json"));
    root = signed.root();
    keys = new DirectoryKeys(snapshots, timestamps);
  }

  private SigningKey saved(String name) {
    SigningKey key = World.key();
    key.save(folder.resolve(name + ".pem"));
    return key;
  }

  @Test
  void threeTimes() throws Exception {
    killed(3);
  }

  @Test
  @Tag("campaign")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aHundredTimes() throws Exception {
    killed(Integer.getInteger("govnet.kills", 100));
  }

  private void killed(int times) throws Exception {
    long last = 0;
    for (int i = 0; i < times; i++) {
      String acknowledged = publishAndDie(5 + random.nextInt(40));
      long revision = Long.parseLong(acknowledged.split(" ", -1)[0]);
      assertThat(revision).isGreaterThan(last);
      try (FileStore store = new FileStore(folder.resolve("store"));
          DirectoryPublisher again = new DirectoryPublisher(anchor, root, keys, store, CLOCK)) {
        assertThat(again.current().leftOut()).isEmpty();
        assertThat(again.current().revision()).isGreaterThanOrEqualTo(revision);
        assertThat(again.current().admission(NodeId.of(acknowledged.split(" ", -1)[1])))
            .as("what was acknowledged last, kill %d", i)
            .isPresent();
        last = again.current().revision();
      }
    }
  }

  /** The last whole line that the process said; it dies at no moment of its choosing. */
  private String publishAndDie(int lines) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName(),
                folder.toString())
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (whole(said).size() < lines) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("errors.txt"))).isTrue();
      assertThat(System.nanoTime() - end).isNegative();
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
    }
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    List<String> all = whole(said);
    return all.get(all.size() - 1);
  }

  private static List<String> whole(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
