package org.govnet.examples.uknetwork;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.govnet.api.Cursor;
import org.govnet.api.Page;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How a procurement hub writes times into columns, and reads a page of records. */
final class HubRows {
  private HubRows() {}

  private record Row(long number, String body) {}

  static <T> Page<T> page(Query query, int limit, @Nullable Cursor cursor, Class<T> type) {
    List<Row> rows =
        query
            .bind("before", cursor == null ? Long.MAX_VALUE : Cursors.decode(cursor))
            .bind("most", limit + 1)
            .map((columns, context) -> new Row(columns.getLong(1), columns.getString(2)))
            .list();
    boolean more = rows.size() > limit;
    List<Row> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(row -> Rows.read(row.body(), type)).toList(),
        more ? Cursors.encode(shown.get(limit - 1).number()) : null);
  }

  /** The same page of something else. */
  static <T, R> Page<R> map(Page<T> page, Function<T, R> each) {
    return new Page<>(page.items().stream().map(each).toList(), page.next());
  }

  static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : ceilingMillis(at);
  }

  // A time within a millisecond is after that millisecond's beginning; far ones are kept in range.
  static long ceilingMillis(Instant at) {
    if (at.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE).minusMillis(1))) {
      return Long.MAX_VALUE;
    }
    if (at.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return at.toEpochMilli() + (at.truncatedTo(ChronoUnit.MILLIS).equals(at) ? 0 : 1);
  }
}
