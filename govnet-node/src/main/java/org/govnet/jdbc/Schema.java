package org.govnet.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tables of one store, made step by step, each step once. They have names of their own, and so
 * has the table that says which steps were taken: a service's other migrations do not see them. For
 * govnet's own stores.
 *
 * @param migration the table that says which steps were taken
 * @param name the table that the store is named by, for messages
 * @param steps the statements of each step, in order; one that was released never changes
 */
public record Schema(String migration, String name, List<List<String>> steps) {
  /** H2 has no lock that a transaction could hold while it makes tables. */
  private static final Lock ONE_OF_THIS_PROCESS = new ReentrantLock();

  /** Copies the steps. */
  public Schema {
    steps = steps.stream().map(List::copyOf).toList();
  }

  /**
   * Makes what is not there, however many do so at once.
   *
   * @throws RuntimeException what the transactions throw, if the engine fails
   * @throws IllegalStateException if the database has the table of a later version
   */
  public void prepare(Transactions transactions) {
    // Looked at first without right or lock: a database's owner may have made the table.
    int taken = transactions.run("read the table " + migration, this::takenIfThere);
    if (taken < steps.size()) {
      ONE_OF_THIS_PROCESS.lock();
      try {
        taken =
            transactions.run(
                "make the table " + name, connection -> takeAll(connection, transactions.engine()));
      } finally {
        ONE_OF_THIS_PROCESS.unlock();
      }
    }
    if (taken > steps.size()) {
      throw new IllegalStateException(
          "the table "
              + migration
              + " is at step "
              + taken
              + ", and this version of govnet knows "
              + steps.size()
              + ": use the version that made it, or a later one");
    }
  }

  private int takenIfThere(Connection connection) throws SQLException {
    String sql =
        "select count(*) from information_schema.tables"
            + " where table_schema = current_schema and lower(table_name) = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, migration);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        if (rows.getInt(1) == 0) {
          return 0;
        }
      }
    }
    return taken(connection);
  }

  private int taken(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select coalesce(max(step), 0) from " + migration)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private int takeAll(Connection connection, Engine engine) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      engine.lockSchema(statement);
      statement.execute(
          "create table if not exists "
              + migration
              + " (step integer primary key,"
              + " taken_at timestamp with time zone default current_timestamp not null)");
      int taken = taken(connection);
      for (int step = taken + 1; step <= steps.size(); step++) {
        for (String sql : steps.get(step - 1)) {
          statement.execute(sql);
        }
        statement.execute("insert into " + migration + " (step) values (" + step + ")");
      }
      return Math.max(taken, steps.size());
    }
  }
}
