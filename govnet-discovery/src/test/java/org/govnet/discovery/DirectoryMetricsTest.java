package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.STRANGER;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.govnet.discovery.DirectoryFetch.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader's directory does, as its meters say. */
class DirectoryMetricsTest {
  private static final String A = "https://a.example";
  private static final Mirrors.Mirror DOWN = question -> new Answer(503, new byte[0], null);

  @TempDir private Path folder;
  private final World world = new World();
  private final Mirrors mirrors = new Mirrors(world.clock);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private final DirectoryPublisher publisher =
      new DirectoryPublisher(
          world.anchor,
          world.signed(world.root(1)),
          World.DIRECTORY_KEYS,
          new SimulatedStore(),
          world.clock);

  private DirectoryReader reader() {
    return reader(FreshnessPolicy.DEFAULT);
  }

  private DirectoryReader reader(FreshnessPolicy policy) {
    return new DirectoryReader(world.anchor, folder, mirrors, world.clock, policy);
  }

  private DirectoryReader bound() {
    DirectoryReader reader = reader();
    DirectoryMetrics.of(reader).bindTo(registry);
    return reader;
  }

  private void publishTheNetwork() {
    publisher.accept(world.documents());
    mirrors.put(A, mirrors.honest(publisher));
  }

  @Test
  void saysThatThereIsNoDirectory() {
    DirectoryReader reader = bound();
    assertThat(reader.refresh()).isFalse();
    assertThat(meters.freshness()).isEqualTo("3 after 0 0 0 0");
    assertThat(meters.gauge("age")).isNaN();
    assertThat(meters.gauge("freshness.left")).isZero();
    assertThat(meters.gauge("revision")).isZero();
    assertThat(meters.gauge("documents")).isZero();
    assertThat(meters.gauge("left.out")).isZero();
    assertThat(meters.counter("failures")).isEqualTo(2);
  }

  @Test
  void showsADirectoryAgeWhileItsMirrorsAreDownAndGetYoungAgain() {
    publishTheNetwork();
    DirectoryReader reader = bound();
    assertThat(reader.refresh()).isTrue();
    assertThat(meters.freshness()).isEqualTo("0 after 1 0 0 0");
    assertThat(meters.gauge("freshness.left")).isEqualTo(600);

    List.copyOf(reader.mirrors()).forEach(one -> mirrors.put(one.url().toString(), DOWN));
    assertThat(atAge(reader, Duration.ofMinutes(10))).isEqualTo("0 after 1 0 0 0");
    assertThat(meters.gauge("freshness.left")).isZero();
    assertThat(atAge(reader, Duration.ofMinutes(10).plusSeconds(30))).isEqualTo("1 after 1 1 0 0");
    assertThat(meters.gauge("age")).isEqualTo(630);
    assertThat(meters.gauge("freshness.left")).isEqualTo(86_400 - 630);
    assertThat(atAge(reader, Duration.ofHours(25))).isEqualTo("2 after 1 1 1 0");
    assertThat(meters.gauge("freshness.left")).isEqualTo(47 * 3600);
    assertThat(atAge(reader, Duration.ofHours(73))).isEqualTo("3 after 1 1 1 1");
    assertThat(meters.gauge("freshness.left")).isZero();
    assertThat(meters.gauge("age")).isEqualTo(73 * 3600);

    mirrors.put(A, mirrors.honest(publisher));
    publisher.renew();
    assertThat(reader.refresh()).isTrue();
    assertThat(meters.freshness()).isEqualTo("0 after 2 1 1 1");
    assertThat(meters.gauge("age")).isZero();
  }

  /** What the meters say of freshness at that age, after the mirrors were asked in vain. */
  private String atAge(DirectoryReader reader, Duration age) {
    world.clock.advance(age.minus(reader.status().age()));
    assertThat(reader.refresh()).isFalse();
    return meters.freshness();
  }

  @Test
  void countsChangesWholeDirectoriesBytesAndFailures() {
    publisher.accept(world.documents());
    AtomicLong sent = new AtomicLong();
    AtomicLong gone = new AtomicLong();
    Mirrors.Mirror honest = mirrors.honest(publisher);
    mirrors.put(
        A,
        question -> {
          boolean isChange = question.path().startsWith(DirectoryFetch.CHANGES_PATH);
          if (isChange && gone.get() > 0) {
            return new Answer(410, new byte[0], null);
          }
          Answer answer = honest.answer(question);
          sent.addAndGet(answer.body().length);
          return answer;
        });
    DirectoryReader reader = bound();

    assertThat(reader.refresh()).isTrue();
    assertThat(counts()).isEqualTo("1 changes, 1 whole, 0 failures");
    assertThat(meters.gauge("documents")).isEqualTo(6);
    assertThat(meters.gauge("revision")).isEqualTo(2);

    publisher.accept(List.of(world.manchesterDescriptor(2)));
    assertThat(reader.refresh()).isTrue();
    assertThat(counts()).isEqualTo("2 changes, 1 whole, 0 failures");
    assertThat(meters.gauge("revision")).isEqualTo(3);

    gone.set(1);
    publisher.accept(List.of(world.manchesterDescriptor(3)));
    assertThat(reader.refresh()).isTrue();
    assertThat(counts()).isEqualTo("3 changes, 2 whole, 0 failures");
    assertThat(meters.counter("read")).isEqualTo((double) sent.get()).isPositive();

    mirrors.put(A, DOWN);
    assertThat(reader.refresh()).isFalse();
    // The anchor's two, and the two replicas that the directory names.
    assertThat(counts()).isEqualTo("3 changes, 2 whole, 4 failures");
  }

  private String counts() {
    return "%.0f changes, %.0f whole, %.0f failures"
        .formatted(meters.counter("changes"), meters.counter("wholes"), meters.counter("failures"));
  }

  @Test
  void countsWhatHappenedBeforeItWasBound() {
    publishTheNetwork();
    DirectoryReader reader = reader();
    assertThat(reader.refresh()).isTrue();
    DirectoryMetrics.of(reader).bindTo(registry);
    assertThat(meters.freshness()).isEqualTo("0 after 1 0 0 0");
    assertThat(meters.counter("wholes")).isEqualTo(1);
  }

  @Test
  void countsDocumentsLeftOut() {
    String forged = World.sign(world.descriptor(MANCHESTER, 1, 1, STRANGER.key()), STRANGER);
    byte[] bundle =
        world.bundle(
            1, List.of(world.manchester(1), world.swansea(1), world.swanseaDescriptor(1), forged));
    mirrors.put(A, question -> new Answer(200, bundle, null));
    DirectoryReader reader = bound();
    assertThat(reader.refresh()).isTrue();
    assertThat(meters.gauge("documents")).isEqualTo(4);
    assertThat(meters.gauge("left.out")).isEqualTo(1).isEqualTo(reader.status().leftOut());
  }

  @Test
  void timeLeftIsToTheExpiryIfThatIsBeforeTheNextAge() {
    publishTheNetwork();
    Duration month = Duration.ofDays(30);
    DirectoryReader reader = reader(new FreshnessPolicy(month, month, month));
    DirectoryMetrics.of(reader).bindTo(registry);
    assertThat(reader.refresh()).isTrue();
    // A timestamp holds for three days.
    assertThat(meters.gauge("freshness.left")).isEqualTo(3 * 86_400);
    world.clock.advance(Duration.ofDays(3).minusMillis(500));
    assertThat(meters.gauge("freshness.left")).isEqualTo(0.5);
    assertThat(meters.gauge("freshness")).isZero();
    world.clock.advance(Duration.ofMillis(500));
    assertThat(meters.gauge("freshness.left")).isZero();
    assertThat(meters.gauge("freshness")).isEqualTo(3);
  }

  @Test
  void aClockSetBackIsExpiredWithNoTimeLeft() {
    publishTheNetwork();
    DirectoryReader reader = bound();
    assertThat(reader.refresh()).isTrue();
    world.clock.advance(Duration.ofHours(-1));
    assertThat(meters.gauge("freshness")).isEqualTo(3);
    assertThat(meters.gauge("freshness.left")).isZero();
    assertThat(meters.gauge("age")).isEqualTo(-3600);
  }

  @Test
  void whatAPeerControlsIsNoTag() {
    publishTheNetwork();
    DirectoryReader reader = reader();
    DirectoryMetrics.of(reader, Tag.of("reader", "first"), Tag.of("network", "mine"))
        .bindTo(registry);
    mirrors.put(A, question -> new Answer(200, new byte[] {'{'}, null));
    assertThat(reader.refresh()).isFalse();
    mirrors.put(A, mirrors.honest(publisher));
    assertThat(reader.refresh()).isTrue();
    assertThat(reader.mirrors()).extracting(Replica::url).contains(URI.create(A));

    Set<String> tags =
        registry.getMeters().stream()
            .flatMap(meter -> meter.getId().getTags().stream())
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.toSet());
    assertThat(tags)
        .containsExactlyInAnyOrder(
            "network=uk", "reader=first", "to=fresh", "to=stale", "to=degraded", "to=expired");
  }
}
