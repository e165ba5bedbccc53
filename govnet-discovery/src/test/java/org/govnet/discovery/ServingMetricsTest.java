package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.STRANGER;
import static org.govnet.discovery.World.SWANSEA;
import static org.govnet.discovery.World.UK;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.govnet.store.DirectoryStore;
import org.govnet.store.StoreFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory that is served does, as its meters say. */
class ServingMetricsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("govnet.root", ".."), "docs/operating.md");

  private final World world = new World();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private boolean full;
  private final DirectoryPublisher publisher =
      new DirectoryPublisher(
          world.anchor,
          world.signed(world.root(1)),
          World.DIRECTORY_KEYS,
          fillable(new SimulatedStore()),
          world.clock);

  /** A store that takes nothing while its disk is full. */
  private DirectoryStore fillable(DirectoryStore store) {
    return (DirectoryStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DirectoryStore.class},
            (proxy, method, arguments) -> {
              if (full && method.getName().equals("append")) {
                throw new StoreFailed("the disk is full");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private String publications() {
    return "%.0f accepted, %.0f refused, %.0f too often, %.0f failed"
        .formatted(
            meters.counter("server.publications", "outcome", "accepted"),
            meters.counter("server.publications", "outcome", "refused"),
            meters.counter("server.publications", "outcome", "too_often"),
            meters.counter("server.publications", "outcome", "failed"));
  }

  @Test
  void showsWhatIsServedAndHowOld() {
    DirectoryMetrics.of(publisher).bindTo(registry);
    assertThat(publications()).isEqualTo("0 accepted, 0 refused, 0 too often, 0 failed");
    publisher.accept(world.documents());
    assertThat(meters.gauge("server.revision")).isEqualTo(2);
    assertThat(meters.gauge("server.documents")).isEqualTo(6);
    world.clock.advance(Duration.ofMinutes(4));
    assertThat(meters.gauge("server.age")).isEqualTo(240);
    publisher.renew();
    assertThat(meters.gauge("server.age")).isZero();
  }

  @Test
  void countsWhatBecameOfPublications() {
    DirectoryMetrics.of(publisher).bindTo(registry);
    publisher.accept(world.documents());
    publisher.acceptRoot(world.signed(world.root(2)));
    assertThat(publications()).isEqualTo("2 accepted, 0 refused, 0 too often, 0 failed");

    String forged = World.sign(world.descriptor(SWANSEA, 9, 1, STRANGER.key()), STRANGER);
    assertThatThrownBy(() -> publisher.accept(List.of(forged))).isInstanceOf(DocumentRefused.class);
    assertThatThrownBy(() -> publisher.acceptRoot(world.signed(world.root(9))))
        .isInstanceOf(DocumentRefused.class);
    assertThat(publications()).isEqualTo("2 accepted, 2 refused, 0 too often, 0 failed");

    for (int version = 2; version <= 20; version++) {
      publisher.accept(List.of(world.manchesterDescriptor(version)));
    }
    assertThatThrownBy(() -> publisher.accept(List.of(world.manchesterDescriptor(21))))
        .isInstanceOf(PublishedTooOften.class);
    assertThat(publications()).isEqualTo("21 accepted, 2 refused, 1 too often, 0 failed");
    assertThat(meters.counter("server.store.failures")).isZero();
  }

  @Test
  void countsWhatTheStoreCouldNotTake() {
    DirectoryMetrics.of(publisher).bindTo(registry);
    full = true;
    assertThatThrownBy(() -> publisher.accept(world.documents()))
        .isInstanceOf(StoreFailed.class)
        .hasMessage("the disk is full");
    assertThat(publications()).isEqualTo("0 accepted, 0 refused, 0 too often, 1 failed");
    assertThat(meters.counter("server.store.failures")).isEqualTo(1);
    assertThat(meters.gauge("server.revision")).isEqualTo(1);

    full = false;
    publisher.accept(world.documents());
    assertThat(publications()).isEqualTo("1 accepted, 0 refused, 0 too often, 1 failed");
    assertThat(meters.gauge("server.revision")).isEqualTo(2);
  }

  @Test
  void showsWhoWaits() {
    try (DirectoryFeed feed =
        new DirectoryFeed(() -> Optional.of(publisher.current()), Runnable::run)) {
      DirectoryMetrics.of(feed, UK).bindTo(registry);
      Waiters.Waiter one = feed.waiters().await(0, 1_000, outcome -> {});
      Waiters.Waiter gone = feed.waiters().await(0, 1_000, outcome -> {});
      assertThat(meters.gauge("server.waiters")).isEqualTo(2);
      assertThat(gone.cancel()).isTrue();
      assertThat(meters.gauge("server.waiters")).isEqualTo(1);
      assertThat(one.waits()).isTrue();
      feed.moved();
      assertThat(meters.gauge("server.waiters")).isZero();
    }
  }

  @Test
  void theOperatingPageNamesEveryMeterAndNoOther(@TempDir Path folder) throws IOException {
    DirectoryReader reader =
        new DirectoryReader(
            world.anchor, folder, new Mirrors(world.clock), world.clock, FreshnessPolicy.DEFAULT);
    DirectoryFeed feed = new DirectoryFeed(Optional::empty, Runnable::run);
    DirectoryMetrics.of(reader).bindTo(registry);
    DirectoryMetrics.of(publisher).bindTo(registry);
    DirectoryMetrics.of(feed, UK).bindTo(registry);

    TreeSet<String> named = new TreeSet<>();
    Pattern.compile("`(govnet\\.directory\\.[a-z.]+)`")
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(result -> named.add(result.group(1)));
    assertThat(named).isEqualTo(new TreeSet<>(meters.names()));
  }
}
