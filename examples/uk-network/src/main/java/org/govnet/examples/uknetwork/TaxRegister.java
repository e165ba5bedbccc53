package org.govnet.examples.uknetwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govnet.api.Money;
import org.govnet.api.PeriodKey;
import org.govnet.api.VatRegistrationNumber;
import org.govnet.api.tax.DateRange;
import org.govnet.api.tax.Liability;
import org.govnet.api.tax.Obligation;
import org.govnet.api.tax.ObligationStatus;
import org.govnet.api.tax.Payment;
import org.govnet.api.tax.Taxpayer;
import org.govnet.api.tax.VatReturn;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The tables behind {@link NewcastleTax}. A row's number is its order of arrival, which never
 * changes, so a list that is being read is not disturbed by what is added.
 */
final class TaxRegister {
  private final Jdbi jdbi;

  TaxRegister(Database database) {
    this.jdbi =
        database
            .with(
                "CREATE TABLE IF NOT EXISTS taxpayers (id VARCHAR(64) PRIMARY KEY, vrn CHAR(9)"
                    + " NOT NULL UNIQUE, direct_debit BOOLEAN NOT NULL, bank_known BOOLEAN NOT"
                    + " NULL, insolvent BOOLEAN NOT NULL, record VARCHAR NOT NULL)",
                "CREATE TABLE IF NOT EXISTS obligations (number BIGINT GENERATED ALWAYS AS"
                    + " IDENTITY, taxpayer VARCHAR(64) NOT NULL, period_key CHAR(4) NOT NULL,"
                    + " start_date DATE NOT NULL, end_date DATE NOT NULL, status CHAR(1) NOT NULL,"
                    + " record VARCHAR NOT NULL, PRIMARY KEY (taxpayer, period_key))",
                "CREATE TABLE IF NOT EXISTS vat_returns (taxpayer VARCHAR(64) NOT NULL, period_key"
                    + " CHAR(4) NOT NULL, record VARCHAR NOT NULL, PRIMARY KEY (taxpayer,"
                    + " period_key))",
                "CREATE TABLE IF NOT EXISTS liabilities (number BIGINT GENERATED ALWAYS AS"
                    + " IDENTITY PRIMARY KEY, taxpayer VARCHAR(64) NOT NULL, end_date DATE NOT"
                    + " NULL, record VARCHAR NOT NULL)",
                "CREATE TABLE IF NOT EXISTS payments (number BIGINT GENERATED ALWAYS AS IDENTITY"
                    + " PRIMARY KEY, taxpayer VARCHAR(64) NOT NULL, received_date DATE NOT NULL,"
                    + " record VARCHAR NOT NULL)",
                "CREATE TABLE IF NOT EXISTS allocations (liability BIGINT NOT NULL, payment BIGINT"
                    + " NOT NULL, amount DECIMAL(15, 2) NOT NULL, PRIMARY KEY (liability,"
                    + " payment))")
            .jdbi();
  }

  /** A taxpayer with what the register holds besides. */
  record Account(
      Taxpayer taxpayer,
      VatRegistrationNumber number,
      boolean directDebit,
      boolean bankKnown,
      boolean insolvent) {}

  /** A row of a list and its number. */
  record Row<T>(long number, T value) {}

  boolean empty() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT COUNT(*) FROM taxpayers").mapTo(Long.class).one() == 0);
  }

  Optional<Account> byNumber(VatRegistrationNumber number) {
    return account("vrn", number.value());
  }

  Optional<Account> byId(String id) {
    return account("id", id);
  }

  private Optional<Account> account(String column, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM taxpayers WHERE " + column + " = ?")
                .bind(0, value)
                .map(
                    (row, context) ->
                        new Account(
                            read(row, Taxpayer.class),
                            VatRegistrationNumber.of(row.getString("vrn")),
                            row.getBoolean("direct_debit"),
                            row.getBoolean("bank_known"),
                            row.getBoolean("insolvent")))
                .findOne());
  }

  Optional<Obligation> obligation(String taxpayer, PeriodKey period) {
    return jdbi.withHandle(handle -> new Change(handle, taxpayer, period, false).obligation());
  }

  Optional<VatReturn> vatReturn(String taxpayer, PeriodKey period) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT record FROM vat_returns WHERE taxpayer = ? AND period_key = ?")
                .bind(0, taxpayer)
                .bind(1, period.value())
                .map((row, context) -> read(row, VatReturn.class))
                .findOne());
  }

  List<Row<Obligation>> obligations(
      String taxpayer, DateRange range, @Nullable ObligationStatus status, int most, long before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT number, record FROM obligations WHERE taxpayer = :taxpayer AND"
                        + " start_date >= :from AND end_date <= :to AND number < :before AND"
                        + " (:status IS NULL OR status = :status) ORDER BY number DESC LIMIT"
                        + " :most")
                .bind("taxpayer", taxpayer)
                .bind("from", range.fromDate())
                .bind("to", range.toDate())
                .bind("before", before)
                .bind("status", status == null ? null : status.toString())
                .bind("most", most)
                .map((row, context) -> row(row, Obligation.class))
                .list());
  }

  List<Row<Liability>> liabilities(String taxpayer, DateRange range, int most, long before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT l.number, l.record, (SELECT COALESCE(SUM(a.amount), 0) FROM allocations"
                        + " a WHERE a.liability = l.number) AS paid FROM liabilities l WHERE"
                        + " l.taxpayer = :taxpayer AND l.end_date BETWEEN :from AND :to AND"
                        + " l.number < :before ORDER BY l.number DESC LIMIT :most")
                .bind("taxpayer", taxpayer)
                .bind("from", range.fromDate())
                .bind("to", range.toDate())
                .bind("before", before)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Row<>(
                            row.getLong("number"),
                            read(row, Liability.class)
                                .paid(new Money(row.getBigDecimal("paid"), "GBP"))))
                .list());
  }

  List<Row<Payment>> payments(String taxpayer, DateRange range, int most, long before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT number, record FROM payments WHERE taxpayer = :taxpayer AND"
                        + " received_date BETWEEN :from AND :to AND number < :before ORDER BY"
                        + " number DESC LIMIT :most")
                .bind("taxpayer", taxpayer)
                .bind("from", range.fromDate())
                .bind("to", range.toDate())
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> row(row, Payment.class))
                .list());
  }

  /**
   * Does all of the work, or none of it, while nobody else changes what the taxpayer owes for the
   * period.
   */
  <T> T changing(String taxpayer, PeriodKey period, Function<Change, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Change(handle, taxpayer, period, true)));
  }

  /** Adds a taxpayer, which owes nothing yet. */
  void addTaxpayer(Account account) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO taxpayers (id, vrn, direct_debit, bank_known, insolvent, record)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, account.taxpayer().id())
                .bind(1, account.number().value())
                .bind(2, account.directDebit())
                .bind(3, account.bankKnown())
                .bind(4, account.insolvent())
                .bind(5, Rows.json(account.taxpayer()))
                .execute());
  }

  void addObligation(String taxpayer, Obligation obligation) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO obligations (taxpayer, period_key, start_date, end_date, status,"
                        + " record) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, taxpayer)
                .bind(1, obligation.periodKey().value())
                .bind(2, obligation.startDate())
                .bind(3, obligation.endDate())
                .bind(4, obligation.status().toString())
                .bind(5, Rows.json(obligation))
                .execute());
  }

  /** Adds a payment, the whole of it allocated to one liability. */
  void addPayment(String taxpayer, Payment payment, LocalDate received, long liability) {
    jdbi.useTransaction(
        handle -> {
          long number =
              handle
                  .createUpdate(
                      "INSERT INTO payments (taxpayer, received_date, record) VALUES (?, ?, ?)")
                  .bind(0, taxpayer)
                  .bind(1, received)
                  .bind(2, Rows.json(payment))
                  .executeAndReturnGeneratedKeys("number")
                  .mapTo(Long.class)
                  .one();
          handle.execute(
              "INSERT INTO allocations (liability, payment, amount) VALUES (?, ?, ?)",
              liability,
              number,
              payment.amount().amount());
        });
  }

  /** One change to what a taxpayer owes for a period. */
  static final class Change {
    private final Handle handle;
    private final String taxpayer;
    private final PeriodKey period;
    private final boolean locking;

    private Change(Handle handle, String taxpayer, PeriodKey period, boolean locking) {
      this.handle = handle;
      this.taxpayer = taxpayer;
      this.period = period;
      this.locking = locking;
    }

    Optional<Obligation> obligation() {
      return handle
          .createQuery(
              "SELECT record FROM obligations WHERE taxpayer = ? AND period_key = ?"
                  + (locking ? " FOR UPDATE" : ""))
          .bind(0, taxpayer)
          .bind(1, period.value())
          .map((row, context) -> read(row, Obligation.class))
          .findOne();
    }

    void put(Obligation after) {
      handle.execute(
          "UPDATE obligations SET status = ?, record = ? WHERE taxpayer = ? AND period_key = ?",
          after.status().toString(),
          Rows.json(after),
          taxpayer,
          period.value());
    }

    void add(VatReturn vatReturn) {
      handle.execute(
          "INSERT INTO vat_returns (taxpayer, period_key, record) VALUES (?, ?, ?)",
          taxpayer,
          period.value(),
          Rows.json(vatReturn));
    }

    /** Adds a charge for the period; its number. */
    long add(Liability liability, LocalDate endDate) {
      return handle
          .createUpdate("INSERT INTO liabilities (taxpayer, end_date, record) VALUES (?, ?, ?)")
          .bind(0, taxpayer)
          .bind(1, endDate)
          .bind(2, Rows.json(liability))
          .executeAndReturnGeneratedKeys("number")
          .mapTo(Long.class)
          .one();
    }
  }

  private static <T> Row<T> row(ResultSet row, Class<T> type) throws SQLException {
    return new Row<>(row.getLong("number"), read(row, type));
  }

  private static <T> T read(ResultSet row, Class<T> type) throws SQLException {
    return Rows.read(row.getString("record"), type);
  }
}
