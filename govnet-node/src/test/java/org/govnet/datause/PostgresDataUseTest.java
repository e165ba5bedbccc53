package org.govnet.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.govnet.idempotency.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real PostgreSQL, as replicas share it. */
@Tag("campaign")
class PostgresDataUseTest extends JdbcDataUseContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  DataSource database() throws Exception {
    return server.create("s" + SCHEMAS.incrementAndGet());
  }

  @Test
  void keepsWhatItSaidItRecordedWhenItsEngineIsKilled() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a", "b");

    server.kill();

    assertThatThrownBy(() -> record(store, ADA, "c"))
        .isInstanceOf(DataUseUnavailable.class)
        .hasMessageStartingWith("cannot record a use of personal data: SQL state 08");
    assertThatThrownBy(() -> ids(store, ADA, NOW)).isInstanceOf(DataUseUnavailable.class);

    server.restart();

    assertThat(ids(store, ADA, NOW)).containsExactly("b", "a");
    record(store, ADA, "d");
    assertThat(ids(store, ADA, NOW)).containsExactly("d", "b", "a");
  }
}
