package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a directory's meters come, and when they go. */
class DirectoryMetricsLifeTest {
  @TempDir private Path folder;
  private final World world = new World();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);

  /** A reader that has asked {@code rounds} times in vain: two mirrors each time. */
  private DirectoryReader reader(String name, int rounds) {
    Mirrors silent = new Mirrors(world.clock);
    DirectoryReader reader =
        new DirectoryReader(
            world.anchor, folder.resolve(name), silent, world.clock, FreshnessPolicy.DEFAULT);
    for (int i = 0; i < rounds; i++) {
      assertThat(reader.refresh()).isFalse();
    }
    return reader;
  }

  @Test
  void metersLastAsLongAsTheReaderThoughNobodyKeepsTheBinder() throws IOException {
    DirectoryReader reader = reader("a", 1);
    WeakReference<DirectoryMetrics> binder = boundAndForgotten(reader);
    awaitCollected(binder);
    assertThat(meters.gauge("freshness")).isEqualTo(3);
    assertThat(reader.refresh()).isFalse();
    assertThat(meters.counter("failures")).isEqualTo(4);
  }

  private WeakReference<DirectoryMetrics> boundAndForgotten(DirectoryReader reader) {
    DirectoryMetrics metrics = DirectoryMetrics.of(reader);
    metrics.bindTo(registry);
    return new WeakReference<>(metrics);
  }

  @Test
  void metersDoNotKeepTheReader() {
    WeakReference<DirectoryReader> reader = readAndForgotten();
    awaitCollected(reader);
    assertThat(meters.gauge("freshness")).isNaN();
    assertThat(meters.gauge("freshness.left")).isNaN();
    assertThat(meters.counter("failures")).isEqualTo(2); // as last seen
  }

  private WeakReference<DirectoryReader> readAndForgotten() {
    DirectoryReader reader = reader("a", 1);
    DirectoryMetrics.of(reader).bindTo(registry);
    assertThat(meters.counter("failures")).isEqualTo(2);
    return new WeakReference<>(reader);
  }

  /** A collection that is asked for clears weak references; a few more, for one that does less. */
  private static void awaitCollected(WeakReference<?> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void closingTakesThemOutOfEveryRegistry() {
    DirectoryReader reader = reader("a", 1);
    MeterRegistry other = new SimpleMeterRegistry();
    DirectoryMetrics metrics = DirectoryMetrics.of(reader);
    metrics.bindTo(registry);
    metrics.bindTo(other);
    assertThat(registry.getMeters()).hasSize(14).hasSameSizeAs(other.getMeters());
    metrics.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(other.getMeters()).isEmpty();
    metrics.close();
  }

  @Test
  void aNewerReaderOfTheSameNetworkTakesThePlace() {
    DirectoryReader left = reader("a", 1);
    DirectoryReader joinedAgain = reader("b", 3);
    DirectoryMetrics older = DirectoryMetrics.of(left);
    older.bindTo(registry);
    assertThat(meters.counter("failures")).isEqualTo(2);
    DirectoryMetrics newer = DirectoryMetrics.of(joinedAgain);
    newer.bindTo(registry);
    assertThat(meters.counter("failures")).isEqualTo(6);

    older.close();
    assertThat(meters.counter("failures")).isEqualTo(6);
    newer.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aTagOfItsOwnKeepsTwoReadersApart() {
    DirectoryReader one = reader("a", 1);
    DirectoryReader two = reader("b", 3);
    DirectoryMetrics.of(one, Tag.of("reader", "one")).bindTo(registry);
    DirectoryMetrics.of(two, Tag.of("reader", "two")).bindTo(registry);
    assertThat(meters.counter("failures", "reader", "one")).isEqualTo(2);
    assertThat(meters.counter("failures", "reader", "two")).isEqualTo(6);
  }

  @Test
  void aCompositeAndItsFiltersAreFollowed() {
    registry.config().commonTags("region", "wales");
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("govnet.directory.read"));
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    composite.add(registry);
    DirectoryReader left = reader("a", 1);
    DirectoryReader joinedAgain = reader("b", 3);
    DirectoryMetrics older = DirectoryMetrics.of(left);
    older.bindTo(composite);
    DirectoryMetrics newer = DirectoryMetrics.of(joinedAgain);
    newer.bindTo(composite);
    older.close();
    assertThat(meters.counter("failures", "region", "wales")).isEqualTo(6);
    assertThat(registry.getMeters()).hasSize(13);
    newer.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(composite.getMeters()).isEmpty();
  }
}
