package org.govnet.examples.uknetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import org.govnet.api.Page;
import org.govnet.discovery.WireJson;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows that are a number and a record as JSON, and pages of them. */
final class Rows {
  private Rows() {}

  /**
   * A row.
   *
   * @param num its number, by which the list is ordered
   * @param record what it holds
   * @param <T> the record's type
   */
  record Row<T>(long num, T record) {}

  /** Reads the columns {@code num} and {@code record}. */
  static <T> RowMapper<Row<T>> of(Class<T> type) {
    return (columns, context) ->
        new Row<>(columns.getLong("num"), read(columns.getString("record"), type));
  }

  /** A record as a column keeps it. */
  static String json(Object record) {
    return new String(WireJson.write(record), UTF_8);
  }

  /** The record that a column keeps. */
  static <T> T read(String record, Class<T> type) {
    return WireJson.read(record.getBytes(UTF_8), type);
  }

  /**
   * A page of them.
   *
   * @param rows one more than {@code limit}, if there are more
   */
  static <R, T> Page<T> page(List<Row<R>> rows, int limit, Function<R, T> item) {
    List<T> items = rows.stream().limit(limit).map(row -> item.apply(row.record())).toList();
    return new Page<>(
        items, rows.size() > limit ? Cursors.encode(rows.get(limit - 1).num()) : null);
  }
}
