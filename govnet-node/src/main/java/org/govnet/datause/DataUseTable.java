package org.govnet.datause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** What a JdbcDataUse says to the database, within a transaction. */
final class DataUseTable {
  private static final String USE = DataUseSchema.USE;
  private static final String ORDER = DataUseSchema.ORDER;
  private static final int ONE = 1;

  private final long keptMillis;

  DataUseTable(DataUseLimits limits) {
    this.keptMillis = limits.kept().toMillis();
  }

  /** The key that the record was begun with: this one, if it had none. */
  String begin(Connection connection, String keyId) throws SQLException {
    try (PreparedStatement find =
            prepare(connection, "select key_id from " + DataUseSchema.KEY + " where one = ?", ONE);
        ResultSet row = find.executeQuery()) {
      if (row.next()) {
        return row.getString(1);
      }
    }
    update(
        connection,
        "insert into " + DataUseSchema.KEY + " (one, key_id) values (?, ?)",
        ONE,
        keyId);
    return keyId;
  }

  void insert(Connection connection, List<RecordedUse> uses, Instant now) throws SQLException {
    String sql =
        "insert into "
            + USE
            + " (id, subject, entry, used_at, delayed_until, forget_at) values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RecordedUse each : uses) {
        Delay delay = each.delay();
        statement.setString(1, each.use().id());
        if (each.subject() == null) {
          statement.setNull(2, Types.VARCHAR);
        } else {
          statement.setString(2, each.subject());
        }
        statement.setString(3, new String(WireJson.write(each.use()), UTF_8));
        statement.setLong(4, each.use().usedAt().toEpochMilli());
        statement.setLong(5, until(delay));
        statement.setLong(6, forgetAt(delay, now));
        statement.addBatch();
      }
      int[] unused = statement.executeBatch();
    }
    for (RecordedUse each : uses) {
      if (each.delay() != null) {
        keep(connection, each.use().id(), each.delay(), now);
      }
    }
  }

  /** Without a delay at once, also by a replica whose clock is behind. */
  private static long until(@Nullable Delay delay) {
    return delay == null ? 0 : delay.untilAt().toEpochMilli();
  }

  private long forgetAt(@Nullable Delay delay, Instant now) {
    return (delay == null ? now : delay.untilAt()).toEpochMilli() + keptMillis;
  }

  private static void keep(Connection connection, String id, @Nullable Delay delay, Instant now)
      throws SQLException {
    String sql =
        "insert into " + ORDER + " (use_id, ordered_at, reason, until_at) values (?, ?, ?, ?)";
    try (PreparedStatement statement = prepare(connection, sql, id, now.toEpochMilli())) {
      if (delay == null) {
        statement.setNull(3, Types.VARCHAR);
        statement.setNull(4, Types.BIGINT);
      } else {
        statement.setString(3, delay.reason().name());
        statement.setLong(4, delay.untilAt().toEpochMilli());
      }
      statement.executeUpdate();
    }
  }

  /** Where a person's use is in the order; null if there is none of them. */
  @Nullable Long place(Connection connection, String subject, String id) throws SQLException {
    String sql = "select num from " + USE + " where id = ? and subject = ?";
    try (PreparedStatement statement = prepare(connection, sql, id, subject);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? (Long) row.getLong(1) : null;
    }
  }

  List<Use> uses(Connection connection, String subject, long before, int most, Instant now)
      throws SQLException {
    String sql =
        "select entry from "
            + USE
            + " where subject = ? and num < ? and delayed_until <= ? order by num desc limit ?";
    List<Use> uses = new ArrayList<>();
    try (PreparedStatement statement =
            prepare(connection, sql, subject, before, now.toEpochMilli(), most);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        uses.add(WireJson.read(rows.getString(1).getBytes(UTF_8), Use.class));
      }
    }
    return uses;
  }

  boolean order(Connection connection, String id, @Nullable Delay delay, Instant now)
      throws SQLException {
    int found =
        update(
            connection,
            "update " + USE + " set delayed_until = ?, forget_at = ? where id = ?",
            until(delay),
            forgetAt(delay, now),
            id);
    if (found == 0) {
      return false;
    }
    keep(connection, id, delay, now);
    return true;
  }

  /** Takes away some whose time is over, with their orders. */
  int prune(Connection connection, Instant now, int most) throws SQLException {
    List<String> ids = new ArrayList<>();
    String sql = "select id from " + USE + " where forget_at <= ? order by forget_at, num limit ?";
    try (PreparedStatement statement = prepare(connection, sql, now.toEpochMilli(), most);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    ids.sort(null); // two replicas that prune at once lock in one order
    for (String id : ids) {
      int gone =
          update(
              connection,
              "delete from " + USE + " where id = ? and forget_at <= ?",
              id,
              now.toEpochMilli());
      if (gone > 0) {
        update(connection, "delete from " + ORDER + " where use_id = ?", id);
      }
    }
    return ids.size();
  }

  /** At most so many entries there are: counted from the first number to the last. */
  long size(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(num) - min(num) + 1, 0) from " + USE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
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
