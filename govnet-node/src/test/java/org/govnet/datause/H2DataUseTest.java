package org.govnet.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
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
class H2DataUseTest extends JdbcDataUseContract {
  @TempDir private Path folder;
  private final List<DataSource> opened = new ArrayList<>();

  @Override
  DataSource database() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:file:"
            + folder.resolve("database-" + opened.size())
            + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
    opened.add(h2);
    return h2;
  }

  @AfterEach
  void shutDown() throws SQLException {
    for (DataSource each : opened) {
      shutDown(each);
    }
  }

  private static void shutDown(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    }
  }

  @Test
  void isThereWhenTheDatabaseIsOpenedAgain() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a");
    shutDown(source()); // as a killed process leaves it
    assertThat(ids(again(), ADA, NOW)).containsExactly("a");
  }

  @Test
  void refusesADatabaseThatWritesLate() {
    JdbcDataSource late = new JdbcDataSource();
    late.setURL("jdbc:h2:file:" + folder.resolve("late"));
    assertThatThrownBy(() -> new JdbcDataUse(late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("add ;WRITE_DELAY=0 to its URL");
  }
}
