package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.govnet.api.NodeId;
import org.govnet.store.JdbcStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two directories over one PostgreSQL are one directory. */
class ReplicasTest {
  private static final int EACH = 15;

  @TempDir private Path folder;
  private final World world = new World();

  private DirectoryPublisher publisher(JdbcStore store) {
    return new DirectoryPublisher(
        world.anchor, world.signed(world.root(1)), World.DIRECTORY_KEYS, store, world.clock);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean same(DirectoryPublisher one, DirectoryPublisher other) {
    return one.current().revision() == other.current().revision()
        && one.current().snapshot().compact().equals(other.current().snapshot().compact());
  }

  private String admission(String name) {
    return world
        .centre()
        .admit(1, NodeId.of(name), name, World.key().key(), List.of(), List.of(), List.of());
  }

  @Test
  void twoServeTheSameRevisionsAndEitherMayDie() throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setDataDirectory(folder.resolve("pg")).start();
        JdbcStore first =
            new JdbcStore(postgres.getPostgresDatabase(), "uk", Duration.ofMillis(50));
        JdbcStore second =
            new JdbcStore(postgres.getPostgresDatabase(), "uk", Duration.ofMillis(50))) {
      DirectoryPublisher one = publisher(first);
      DirectoryPublisher two = publisher(second);
      one.accept(world.documents());
      await("what one published is served by the other", () -> same(one, two));

      ExecutorService both = Executors.newFixedThreadPool(2);
      List<Future<?>> publishing = new ArrayList<>();
      for (DirectoryPublisher each : List.of(one, two)) {
        String name = each == one ? "one-" : "two-";
        publishing.add(
            both.submit(
                () -> {
                  for (int i = 0; i < EACH; i++) {
                    each.accept(List.of(admission(name + i)));
                  }
                }));
      }
      for (Future<?> each : publishing) {
        each.get(60, TimeUnit.SECONDS);
      }
      both.shutdown();
      await(
          "both have all",
          () -> same(one, two) && two.current().admissions().size() == 2 + 2 * EACH);

      long acknowledged = one.current().revision();
      one.close(); // and is heard of no more
      two.accept(List.of(world.manchesterDescriptor(2)));
      assertThat(two.current().revision()).isEqualTo(acknowledged + 1);
      DirectoryPublisher again = publisher(first);
      assertThat(same(again, two)).as("it comes back to the same").isTrue();
      again.close();
      two.close();
    }
  }
}
