package org.govnet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a JdbcStore, made step by step, each step once. They have names of their own, and
 * so has the table that says which steps were taken: a database's other migrations do not see them.
 */
final class Schema {
  static final String MIGRATION = "govnet_directory_migration";
  static final String NETWORK = "govnet_directory_network";
  static final String REVISION = "govnet_directory_revision";
  static final String CHANGE = "govnet_directory_change";

  /** "govnet", and one: whoever holds this advisory lock makes tables. */
  private static final long LOCK = 0x676f_766e_6574_0001L;

  /**
   * The steps, in order; one that was released never changes. Names sort as in Java. A change is
   * there until a later one of its name is the oldest that anybody may ask for, which may be long
   * after its revision is gone: hence no foreign key.
   */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "create table "
                  + NETWORK
                  + " (network varchar(63) collate \"C\" primary key,"
                  + " head bigint not null, oldest bigint not null)",
              "create table "
                  + REVISION
                  + " (network varchar(63) collate \"C\" not null, number bigint not null,"
                  + " statement text not null, changes integer not null,"
                  + " characters bigint not null, primary key (network, number))",
              "create table "
                  + CHANGE
                  + " (network varchar(63) collate \"C\" not null, number bigint not null,"
                  + " position integer not null, name varchar(200) collate \"C\" not null,"
                  + " content text, primary key (network, number, position))",
              "create unique index "
                  + CHANGE
                  + "_by_name on "
                  + CHANGE
                  + " (network, name, number desc)"));

  private Schema() {}

  /**
   * Makes what is not there, however many do so at once.
   *
   * @throws StoreFailed if the engine fails, or has the tables of a later version
   */
  static void prepare(Transactions transactions) {
    // Looked at first without right or lock: a database's owner may have made the tables.
    int taken =
        transactions.run(
            Transactions.Mode.READ, "read the table " + MIGRATION, Schema::takenIfThere);
    if (taken < STEPS.size()) {
      taken =
          transactions.run(
              Transactions.Mode.WRITE, "make the tables govnet_directory_*", Schema::takeAll);
    }
    if (taken > STEPS.size()) {
      throw new StoreFailed(
          "the table "
              + MIGRATION
              + " is at step "
              + taken
              + ", and this version of govnet knows "
              + STEPS.size()
              + ": use the version that made it, or a later one");
    }
  }

  private static int takenIfThere(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?)")) {
      statement.setString(1, MIGRATION);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        if (rows.getString(1) == null) {
          return 0;
        }
      }
    }
    return taken(connection);
  }

  private static int taken(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select coalesce(max(step), 0) from " + MIGRATION)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static int takeAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(
          "create table if not exists "
              + MIGRATION
              + " (step integer primary key, taken_at timestamptz not null default now())");
      int taken = taken(connection);
      for (int step = taken + 1; step <= STEPS.size(); step++) {
        for (String sql : STEPS.get(step - 1)) {
          statement.execute(sql);
        }
        statement.execute("insert into " + MIGRATION + " (step) values (" + step + ")");
      }
      return Math.max(taken, STEPS.size());
    }
  }
}
