package org.govnet.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.junit.jupiter.api.Test;

/** What a record in a database does besides. */
@SuppressWarnings("NullAway.Init") // each test makes its own
abstract class JdbcDataUseContract extends DataUseStoreContract {
  private final AtomicLong nanos = new AtomicLong();
  private DataSource source;

  /** A database, or a schema of one, that has nothing. */
  abstract DataSource database() throws Exception;

  @Override
  DataUseStore fresh(DataUseLimits limits) throws Exception {
    source = database();
    return store(limits);
  }

  private JdbcDataUse store(DataUseLimits limits) {
    return new JdbcDataUse(source, limits, Duration.ofSeconds(5), nanos::get);
  }

  @Override
  DataUseStore again() {
    return store(DataUseLimits.IN_MEMORY);
  }

  @Override
  void passMinute() {
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
  }

  final DataSource source() {
    return source;
  }

  final List<String> rows(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  @Test
  void keepsTheOrdersOfDelaysAsLongAsTheUse() throws Exception {
    DataUseStore store = fresh(DataUseLimits.IN_MEMORY.keptFor(Duration.ofDays(1)));
    record(store, ADA, "a", "b");
    Delay delay = new Delay(DelayReason.CRIME, NOW.plus(Duration.ofHours(3)));
    assertThat(store.order("a", delay, NOW)).isTrue();
    assertThat(store.order("a", null, NOW)).isTrue();
    assertThat(
            rows(
                "select concat(use_id, ' ', reason, ' ', until_at) from govnet_data_use_order order"
                    + " by num"))
        .containsExactly("a CRIME " + delay.untilAt().toEpochMilli(), "a  ");
    passMinute();
    record(store, ADA, "c");
    assertThat(rows("select use_id from govnet_data_use_order")).hasSize(2);
    passMinute();
    store.record(List.of(), NOW.plus(Duration.ofDays(1)));
    assertThat(rows("select use_id from govnet_data_use_order")).isEmpty();
    assertThat(rows("select id from govnet_data_use")).isEmpty();
  }

  @Test
  void aUseThatIsThereTwiceIsRecordedOnceAndTheRestNot() throws Exception {
    DataUseStore store = fresh();
    record(store, ADA, "a");
    assertThatThrownBy(
            () ->
                store.record(
                    List.of(
                        new RecordedUse(BOB, use("b", NOW), null),
                        new RecordedUse(BOB, use("a", NOW), null)),
                    NOW))
        .isInstanceOf(DataUseUnavailable.class)
        .hasMessageStartingWith("cannot record a use of personal data: SQL state 23505");
    assertThat(rows("select id from govnet_data_use")).containsExactly("a");
  }

  @Test
  void hasNoIdentifierNorTheKey() throws Exception {
    DataUseStore store = fresh();
    store.open(KEY.id());
    record(store, ADA, "a");
    List<String> all = new ArrayList<>(rows("select subject from govnet_data_use"));
    all.addAll(rows("select entry from govnet_data_use"));
    all.addAll(rows("select key_id from govnet_data_use_key"));
    assertThat(all).hasSize(3);
    assertThat(String.join("\n", all))
        .contains(ADA)
        .doesNotContain("9991234551", "manchester's record");
  }

  @Test
  void refusesTheTablesOfALaterVersion() throws Exception {
    DataUseStore unused = fresh();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into govnet_data_use_migration (step) values (9)");
    }
    assertThatThrownBy(this::again)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the table govnet_data_use_migration is at step 9, and this version of govnet knows 1:"
                + " use the version that made it, or a later one");
  }
}
