package org.govnet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One network's history in the tables: what is said to the database, within a transaction. */
final class HistoryTables {
  /** Rows of one round trip; a content has 2 MiB at most, and usually a few kilobytes. */
  private static final int FETCH = 200;

  /** Changes sent to the server at once: at most 8 MiB of characters, or one change. */
  private static final int BATCH = 500;

  private static final int BATCH_CHARACTERS = 8 * 1024 * 1024;

  private final String network;

  /** Which revisions there are. */
  record Bounds(long head, long oldest) {}

  HistoryTables(String network) {
    this.network = network;
  }

  /** Makes the network's row, if it is not there. */
  void enter(Connection connection) throws SQLException {
    update(
        connection,
        "insert into "
            + Schema.NETWORK
            + " (network, head, oldest) values (?, 0, 1) on conflict do nothing",
        network);
  }

  Bounds bounds(Connection connection) throws SQLException {
    return bounds(connection, "");
  }

  /** The bounds, which nobody else changes before the transaction ends. */
  Bounds lockedBounds(Connection connection) throws SQLException {
    return bounds(connection, " for update");
  }

  private Bounds bounds(Connection connection, String lock) throws SQLException {
    String sql = "select head, oldest from " + Schema.NETWORK + " where network = ?" + lock;
    try (PreparedStatement statement = prepare(connection, sql, network);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw damaged("the table " + Schema.NETWORK + " has no row for it");
      }
      return new Bounds(rows.getLong(1), rows.getLong(2));
    }
  }

  /**
   * Appends a revision. The network's row decides: of several who raise one head, the first to do
   * so locks it, and the others then find another head.
   *
   * @return false if the head is another, and nothing was written
   */
  boolean append(Connection connection, Revision next) throws SQLException {
    String raise = "update " + Schema.NETWORK + " set head = ? where network = ? and head = ?";
    if (update(connection, raise, next.number(), network, next.number() - 1) == 0) {
      return false;
    }
    update(
        connection,
        "insert into "
            + Schema.REVISION
            + " (network, number, statement, changes, characters) values (?, ?, ?, ?, ?)",
        network,
        next.number(),
        next.statement(),
        next.changes().size(),
        next.characters());
    insertChanges(connection, next);
    return true;
  }

  private void insertChanges(Connection connection, Revision next) throws SQLException {
    String sql =
        "insert into "
            + Schema.CHANGE
            + " (network, number, position, name, content) values (?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int batch = 0;
      long characters = 0;
      for (int i = 0; i < next.changes().size(); i++) {
        Change change = next.changes().get(i);
        statement.setString(1, network);
        statement.setLong(2, next.number());
        statement.setInt(3, i);
        statement.setString(4, change.name());
        statement.setString(5, change.content());
        statement.addBatch();
        batch++;
        characters += change.characters();
        if (batch == BATCH || characters > BATCH_CHARACTERS) {
          statement.executeBatch();
          batch = 0;
          characters = 0;
        }
      }
      statement.executeBatch();
    }
  }

  /** The revisions after one that is not the head, up to a limit, or fewer if they are large. */
  List<Revision> changes(Connection connection, long after, int limit) throws SQLException {
    long last = pageEnd(connection, after, limit);
    List<List<Change>> changes = new ArrayList<>();
    for (long number = after; number < last; number++) {
      changes.add(new ArrayList<>());
    }
    String sql =
        "select number, name, content from "
            + Schema.CHANGE
            + " where network = ? and number > ? and number <= ? order by number, position";
    try (PreparedStatement statement = prepare(connection, sql, network, after, last);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        int index = (int) (rows.getLong(1) - after - 1);
        changes.get(index).add(new Change(rows.getString(2), rows.getString(3)));
      }
    }
    return revisions(connection, after, changes);
  }

  /** The revisions after one that have these changes. */
  private List<Revision> revisions(Connection connection, long after, List<List<Change>> changes)
      throws SQLException {
    List<Revision> revisions = new ArrayList<>();
    String sql =
        "select number, statement, changes from "
            + Schema.REVISION
            + " where network = ? and number > ? and number <= ? order by number";
    try (PreparedStatement statement =
            prepare(connection, sql, network, after, after + changes.size());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Revision revision =
            new Revision(rows.getLong(1), rows.getString(2), changes.get(revisions.size()));
        if (revision.changes().size() != rows.getInt(3)) {
          throw damaged(
              "the table "
                  + Schema.CHANGE
                  + " has "
                  + revision.changes().size()
                  + " changes of revision "
                  + revision.number()
                  + ", which made "
                  + rows.getInt(3));
        }
        revisions.add(revision);
      }
    }
    return List.copyOf(revisions);
  }

  /** The last of the revisions after one that make a page, none of which is missing. */
  private long pageEnd(Connection connection, long after, int limit) throws SQLException {
    String sql =
        "select number, characters from "
            + Schema.REVISION
            + " where network = ? and number > ? order by number limit "
            + limit;
    long last = after;
    long characters = 0;
    try (PreparedStatement statement = prepare(connection, sql, network, after);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (rows.getLong(1) != last + 1) {
          throw missing(last + 1);
        }
        characters += rows.getLong(2);
        if (characters > Revision.MAX_CHARACTERS && last > after) {
          break;
        }
        last++;
      }
    }
    if (last == after) {
      throw missing(after + 1);
    }
    return last;
  }

  /** Everything as of a revision that is there. */
  Contents contents(Connection connection, long revision) throws SQLException {
    SortedMap<String, String> entries = new TreeMap<>();
    String sql =
        "select distinct on (name) name, content from "
            + Schema.CHANGE
            + " where network = ? and number <= ? order by name, number desc";
    try (PreparedStatement statement = prepare(connection, sql, network, revision);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String content = rows.getString(2);
        if (content != null) {
          entries.put(rows.getString(1), content);
        }
      }
    }
    return new Contents(revision, statement(connection, revision), entries);
  }

  private String statement(Connection connection, long revision) throws SQLException {
    String sql = "select statement from " + Schema.REVISION + " where network = ? and number = ?";
    try (PreparedStatement statement = prepare(connection, sql, network, revision);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw missing(revision);
      }
      return rows.getString(1);
    }
  }

  /**
   * Forgets what is before a revision, and of a name what a later change up to that revision has
   * replaced. Removals up to the old beginning are gone already, and what they removed.
   *
   * @param from the oldest revision until now
   * @param to the oldest from now on, after that and at most the head
   */
  void forget(Connection connection, long from, long to) throws SQLException {
    update(
        connection, "update " + Schema.NETWORK + " set oldest = ? where network = ?", to, network);
    update(
        connection,
        "delete from "
            + Schema.CHANGE
            + " old using "
            + Schema.CHANGE
            + " later where later.network = ? and later.number >= ? and later.number <= ?"
            + " and old.network = later.network and old.name = later.name"
            + " and old.number < later.number",
        network,
        from,
        to);
    update(
        connection,
        "delete from "
            + Schema.CHANGE
            + " where network = ? and number >= ? and number < ? and content is null",
        network,
        from,
        to);
    update(
        connection,
        "delete from " + Schema.REVISION + " where network = ? and number < ?",
        network,
        to);
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setFetchSize(FETCH);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private StoreFailed missing(long revision) {
    return damaged("the table " + Schema.REVISION + " has no revision " + revision);
  }

  /** The tables have what no store writes. */
  StoreFailed damaged(String found) {
    return new StoreFailed(
        "the directory of network "
            + network
            + " is damaged: "
            + found
            + ": restore the database from a backup, or empty the tables govnet_directory_* of it"
            + " and fill them from another replica");
  }
}
