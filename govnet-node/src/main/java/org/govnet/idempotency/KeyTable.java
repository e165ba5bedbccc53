package org.govnet.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JdbcIdempotency: what is said to the database, within a transaction. All times are
 * the database's: replicas' clocks differ.
 */
final class KeyTable {
  private static final String TABLE = KeySchema.KEY;
  private static final String UNIQUE_VIOLATION = "23505";
  private static final int MAX_OPERATION = 1_000;

  private final String now;
  private final long keptMillis;

  /** A row. */
  record Row(
      String asked,
      boolean exactlyOnce,
      String run,
      boolean live,
      boolean forgotten,
      boolean done,
      boolean confirmed,
      @Nullable ResponseMessage answer) {}

  /** Somebody else has made the row meanwhile. */
  static final class RowTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RowTaken() {
      super("the row is there", null, false, false);
    }
  }

  /**
   * Makes it.
   *
   * @param now what the time is, in SQL: milliseconds since 1970
   * @param kept how long what was answered stays
   */
  KeyTable(String now, Duration kept) {
    this.now = now;
    this.keptMillis = kept.toMillis();
  }

  @Nullable Row find(Connection connection, String id) throws SQLException {
    String sql =
        "select asked, exactly_once, run, lease_until > "
            + now
            + ", forget_at <= "
            + now
            + ", done, confirmed, status, fields, body from "
            + TABLE
            + " where id = ?";
    try (PreparedStatement statement = prepare(connection, sql, id);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? new Row(
              row.getString(1),
              row.getBoolean(2),
              row.getString(3),
              row.getBoolean(4),
              row.getBoolean(5),
              row.getBoolean(6),
              row.getBoolean(7),
              answer(row))
          : null;
    }
  }

  private static @Nullable ResponseMessage answer(ResultSet row) throws SQLException {
    int status = row.getInt(8);
    return row.wasNull()
        ? null
        : new ResponseMessage(status, FieldBytes.read(row.getBytes(9)), row.getBytes(10));
  }

  /**
   * Makes the row of a run that begins.
   *
   * @throws RowTaken if there is one
   */
  void insert(Connection connection, String id, Claim.Run run, Duration lease) throws SQLException {
    String operation = run.scope().operation();
    String sql =
        "insert into "
            + TABLE
            + " (id, caller, operation, idempotency_key, asked, exactly_once, run, lease_until,"
            + " forget_at, done, size) values (?, ?, ?, ?, ?, ?, ?, "
            + now
            + " + ?, "
            + now
            + " + ?, false, 0)";
    try {
      update(
          connection,
          sql,
          id,
          run.scope().caller().value(),
          operation.substring(0, Math.min(operation.length(), MAX_OPERATION)),
          run.scope().key().value(),
          run.asked(),
          run.exactlyOnce(),
          run.token(),
          lease.toMillis(),
          lease.toMillis() + keptMillis);
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw new RowTaken();
      }
      throw e;
    }
  }

  /**
   * Hands the row of a run that died to the next.
   *
   * @return false if it did not die: its transaction has the row now, or it has just ended
   */
  boolean handOver(Connection connection, String id, String from, Claim.Run to, Duration lease)
      throws SQLException {
    String sql =
        "select id from "
            + TABLE
            + " where id = ? and run = ? and not done and status is null for update skip locked";
    try (PreparedStatement statement = prepare(connection, sql, id, from);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return false;
      }
    }
    return update(
            connection,
            "update "
                + TABLE
                + " set run = ?, lease_until = "
                + now
                + " + ?, forget_at = "
                + now
                + " + ? where id = ?",
            to.token(),
            lease.toMillis(),
            lease.toMillis() + keptMillis,
            id)
        == 1;
  }

  /** Takes away a row whose time is over. */
  void forget(Connection connection, String id) throws SQLException {
    update(connection, "delete from " + TABLE + " where id = ? and forget_at <= " + now, id);
  }

  /**
   * Keeps a run's answer, if the row is still its own and has none.
   *
   * @param ifDone whether only if its transaction is committed
   */
  boolean keep(
      Connection connection, String id, Claim.Run run, ResponseMessage answer, boolean ifDone)
      throws SQLException {
    String sql =
        "update "
            + TABLE
            + " set confirmed = true, status = ?, fields = ?, body = ?, size = ?, forget_at = "
            + now
            + " + ? where id = ? and run = ? and status is null"
            + (ifDone ? " and done" : "");
    return update(connection, sql, with(answer, keptMillis, id, run.token())) == 1;
  }

  /**
   * Writes to a row whose answer only its service has committed, perhaps with a commit that is not
   * on the disk yet. Once this one is, that one is: it is before it in the database's log.
   */
  void confirm(Connection connection, String id) throws SQLException {
    update(connection, "update " + TABLE + " set confirmed = true where id = ?", id);
  }

  /** Takes away the row of a run that failed and left nothing. */
  boolean release(Connection connection, String id, Claim.Run run) throws SQLException {
    String sql =
        "delete from " + TABLE + " where id = ? and run = ? and not done and status is null";
    return update(connection, sql, id, run.token()) == 1;
  }

  /**
   * Marks a run as done, in a transaction that is not the store's own, and has no limits of the
   * store's.
   *
   * @param seconds how long to wait for the row
   */
  boolean mark(
      Connection connection,
      String id,
      Claim.Run run,
      @Nullable ResponseMessage answer,
      int seconds)
      throws SQLException {
    String sql =
        answer == null
            ? "update " + TABLE + " set done = true where id = ? and run = ?"
            : "update "
                + TABLE
                + " set done = true, status = ?, fields = ?, body = ?, size = ?, forget_at = "
                + now
                + " + ? where id = ? and run = ?";
    try (PreparedStatement statement =
        answer == null
            ? prepare(connection, sql, id, run.token())
            : prepare(connection, sql, with(answer, keptMillis, id, run.token()))) {
      int before = statement.getQueryTimeout();
      statement.setQueryTimeout(seconds);
      try {
        return statement.executeUpdate() == 1;
      } finally {
        statement.setQueryTimeout(before); // H2 keeps it for the session
      }
    }
  }

  /** Takes away some rows whose time is over. */
  int prune(Connection connection, int most) throws SQLException {
    List<String> ids = new ArrayList<>();
    String sql =
        "select id from " + TABLE + " where forget_at <= " + now + " order by forget_at limit ?";
    try (PreparedStatement statement = prepare(connection, sql, most);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    Collections.sort(ids); // two replicas that prune at once lock in one order
    for (String id : ids) {
      forget(connection, id);
    }
    return ids.size();
  }

  /** What each caller has taken. */
  Map<String, Rooms.Room> rooms(Connection connection) throws SQLException {
    Map<String, Rooms.Room> rooms = new HashMap<>();
    String sql = "select caller, count(*), sum(size) from " + TABLE + " group by caller";
    try (PreparedStatement statement = prepare(connection, sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rooms.put(rows.getString(1), new Rooms.Room(rows.getLong(2), rows.getLong(3)));
      }
    }
    return rooms;
  }

  /** How many bytes of the room an answer takes. */
  static long size(ResponseMessage answer) {
    return (long) answer.body().length + FieldBytes.of(answer.fields()).length;
  }

  private static Object[] with(ResponseMessage answer, Object... rest) {
    List<Object> values = new ArrayList<>();
    values.add(answer.status());
    values.add(FieldBytes.of(answer.fields()));
    values.add(answer.body());
    values.add(size(answer));
    Collections.addAll(values, rest);
    return values.toArray();
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
