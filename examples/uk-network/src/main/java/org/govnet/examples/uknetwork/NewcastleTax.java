package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Money;
import org.govnet.api.Page;
import org.govnet.api.PeriodKey;
import org.govnet.api.Quote;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.tax.DateRange;
import org.govnet.api.tax.DuplicateSubmission;
import org.govnet.api.tax.InsolventTrader;
import org.govnet.api.tax.Liability;
import org.govnet.api.tax.Obligation;
import org.govnet.api.tax.ObligationLifecycle;
import org.govnet.api.tax.ObligationNotFound;
import org.govnet.api.tax.ObligationStatus;
import org.govnet.api.tax.ObligationStep;
import org.govnet.api.tax.Payment;
import org.govnet.api.tax.PaymentIndicator;
import org.govnet.api.tax.ReturnNotFound;
import org.govnet.api.tax.ReturnTooOld;
import org.govnet.api.tax.SubmissionReceipt;
import org.govnet.api.tax.TaxObligations;
import org.govnet.api.tax.TaxPeriod;
import org.govnet.api.tax.TaxPeriodNotEnded;
import org.govnet.api.tax.Taxpayer;
import org.govnet.api.tax.TaxpayerNotFound;
import org.govnet.api.tax.TaxpayerQuery;
import org.govnet.api.tax.VatReturn;
import org.govnet.api.tax.VatReturnRules;
import org.jspecify.annotations.Nullable;

/**
 * A VAT register in a database of its own, which begins with the fictional businesses of {@link
 * FictionalTaxpayers}. Safe for any number of threads, and of replicas over one database.
 *
 * <p>It does not look at idempotency keys, which the node remembers; that a return is submitted
 * once for its period is a rule besides, and kept here.
 */
final class NewcastleTax implements TaxObligations {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int YEARS_VIEWED = 4;
  private static final int BUNDLE_BOUND = 1_000_000;

  private final TaxRegister register;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  // The node sets it before the first call.
  @Context private @Nullable CurrentUse use;

  /** A register that is filled with fictional businesses if it is empty. */
  NewcastleTax(Database database, Clock clock) {
    this(database, clock, null);
  }

  /** A register for a test, which sees what is said of uses. */
  NewcastleTax(Database database, Clock clock, @Nullable CurrentUse use) {
    this.clock = clock;
    this.use = use;
    this.register = new TaxRegister(database);
    FictionalTaxpayers.fill(register, today());
  }

  @Override
  public Taxpayer taxpayer(TaxpayerQuery query) {
    TaxRegister.Account account =
        register
            .byNumber(query.vatRegistrationNumber())
            .orElseThrow(() -> new TaxpayerNotFound("the number " + query.vatRegistrationNumber()));
    return account.taxpayer();
  }

  @Override
  public Page<Obligation> obligations(
      String id,
      @Nullable LocalDate fromDate,
      @Nullable LocalDate toDate,
      @Nullable ObligationStatus status,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    requireSolvent(id);
    boolean all = fromDate == null && toDate == null && status == ObligationStatus.OPEN;
    DateRange range =
        all
            ? new DateRange(LocalDate.of(1973, 4, 1), LocalDate.of(9999, 12, 31))
            : DateRange.of(fromDate, toDate);
    return page(
        limit, cursor, (most, before) -> register.obligations(id, range, status, most, before));
  }

  @Override
  public SubmissionReceipt submit(String id, IdempotencyKey key, VatReturn vatReturn) {
    TaxRegister.Account account = solvent(id);
    VatReturnRules.check(vatReturn);
    PeriodKey period = vatReturn.periodKey();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return register.changing(
        id,
        period,
        change -> {
          Obligation before = change.obligation().orElseThrow(() -> new ObligationNotFound(period));
          if (!ObligationLifecycle.TABLE
              .allowed(before.status())
              .contains(ObligationStep.SUBMIT_RETURN)) {
            throw new DuplicateSubmission(period);
          }
          if (!today().isAfter(before.endDate())) {
            throw new TaxPeriodNotEnded(period, before.endDate());
          }
          change.put(before.received(today()));
          change.add(vatReturn);
          if (vatReturn.owed()) {
            change.add(liability(before, vatReturn), before.endDate());
          }
          return receipt(now, account, vatReturn);
        });
  }

  @Override
  public VatReturn vatReturn(String id, PeriodKey periodKey) {
    requireSolvent(id);
    Obligation obligation =
        register.obligation(id, periodKey).orElseThrow(() -> new ReturnNotFound(periodKey));
    VatReturn found =
        register.vatReturn(id, periodKey).orElseThrow(() -> new ReturnNotFound(periodKey));
    if (obligation.endDate().isBefore(today().minusYears(YEARS_VIEWED))) {
      throw new ReturnTooOld(periodKey);
    }
    return found;
  }

  @Override
  public Page<Liability> liabilities(
      String id,
      LocalDate fromDate,
      LocalDate toDate,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    requireSolvent(id);
    DateRange range = DateRange.of(fromDate, toDate);
    return page(limit, cursor, (most, before) -> register.liabilities(id, range, most, before));
  }

  @Override
  public Page<Payment> payments(
      String id,
      LocalDate fromDate,
      LocalDate toDate,
      @Nullable Integer limit,
      @Nullable Cursor cursor) {
    requireSolvent(id);
    DateRange range = DateRange.of(fromDate, toDate);
    return page(limit, cursor, (most, before) -> register.payments(id, range, most, before));
  }

  private void requireSolvent(String id) {
    TaxRegister.Account unused = solvent(id);
  }

  private TaxRegister.Account solvent(String id) {
    TaxRegister.Account account =
        register.byId(id).orElseThrow(() -> new TaxpayerNotFound("the id " + Quote.of(id)));
    if (use != null) {
      use.about(account.number()); // the node records the use, and knows only the id
    }
    if (account.insolvent()) {
      throw new InsolventTrader(id);
    }
    return account;
  }

  private static Liability liability(Obligation obligation, VatReturn vatReturn) {
    Money owed = new Money(vatReturn.netVatDue(), "GBP");
    return new Liability(
        new TaxPeriod(obligation.startDate(), obligation.endDate()),
        FictionalTaxpayers.CHARGE,
        owed,
        owed,
        obligation.dueDate());
  }

  private SubmissionReceipt receipt(Instant now, TaxRegister.Account account, VatReturn vatReturn) {
    PaymentIndicator indicator =
        vatReturn.owed() && account.directDebit()
            ? PaymentIndicator.DD
            : vatReturn.repayable() && account.bankKnown() ? PaymentIndicator.BANK : null;
    return new SubmissionReceipt(
        now,
        String.format(
            Locale.ROOT, "%06d%06d", random.nextInt(BUNDLE_BOUND), random.nextInt(BUNDLE_BOUND)),
        indicator,
        vatReturn.owed() ? String.format(Locale.ROOT, "X%015X", random.nextLong() >>> 4) : null);
  }

  /** Reads the rows before a number, newest first. */
  private interface Rows<T> {
    List<TaxRegister.Row<T>> read(int most, long before);
  }

  private static <T> Page<T> page(@Nullable Integer limit, @Nullable Cursor cursor, Rows<T> rows) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Cursors.decode(cursor);
    // One more than asked for, to know whether there is a page after this one.
    List<TaxRegister.Row<T>> read = rows.read(most + 1, before);
    List<TaxRegister.Row<T>> shown = read.subList(0, Math.min(most, read.size()));
    Cursor next = read.size() > most ? Cursors.encode(shown.get(most - 1).number()) : null;
    return new Page<>(shown.stream().map(TaxRegister.Row::value).toList(), next);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }
}
