package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a file, as one replica has it that must survive a restart. */
class H2IdempotencyTest extends JdbcIdempotencyContract {
  @TempDir private Path folder;
  private final List<DataSource> opened = new ArrayList<>();

  @Override
  DataSource fresh() {
    DataSource source = open("database-" + opened.size());
    opened.add(source);
    return source;
  }

  private DataSource open(String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + folder.resolve(name)
            + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
    return source;
  }

  @AfterEach
  void shutDown() throws Exception {
    for (DataSource each : opened) {
      execute(each, "shutdown immediately");
    }
  }

  @Override
  List<String> settings(Connection connection) throws SQLException {
    List<String> settings = new ArrayList<>();
    settings.add("auto-commit " + connection.getAutoCommit());
    settings.add("isolation " + connection.getTransactionIsolation());
    try (Statement statement = connection.createStatement()) {
      settings.add("query timeout " + statement.getQueryTimeout());
      try (ResultSet row = statement.executeQuery("call lock_timeout()")) {
        row.next();
        settings.add("lock timeout " + row.getString(1));
      }
    }
    return settings;
  }

  @Test
  void refusesADatabaseThatWritesLate() throws Exception {
    JdbcDataSource late = new JdbcDataSource();
    late.setURL("jdbc:h2:file:" + folder.resolve("late"));
    assertThatThrownBy(() -> new JdbcIdempotency(late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "this H2 database writes what it commits up to 500 ms later, so that a killed process"
                + " loses it: add ;WRITE_DELAY=0 to its URL");
  }

  @Test
  void isThereWhenTheDatabaseIsOpenedAgain() throws Exception {
    IdempotencyStore store = started();
    done(store, LEEDS, "a", 3);
    execute("shutdown immediately"); // as a killed process leaves it
    assertAnswered(claim(started(), LEEDS, "a"), answer(200, 3));
    assertThat(claim(store, LEEDS, "b")).isInstanceOf(Claim.Run.class);
  }
}
