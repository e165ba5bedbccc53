package org.govnet.examples.uknetwork;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import org.govnet.api.Money;
import org.govnet.api.PeriodKey;
import org.govnet.api.VatRegistrationNumber;
import org.govnet.api.tax.Liability;
import org.govnet.api.tax.Obligation;
import org.govnet.api.tax.ObligationStatus;
import org.govnet.api.tax.Payment;
import org.govnet.api.tax.TaxPeriod;
import org.govnet.api.tax.Taxpayer;
import org.govnet.api.tax.VatReturn;

/**
 * Three fictional businesses, with quarters that lie about today. The registration numbers are made
 * up and have the right check digits; they are not from a range reserved for tests.
 */
final class FictionalTaxpayers {
  /** A sole trader, who owes the return for the last quarter. */
  static final VatRegistrationNumber TYNE_BAKERY = VatRegistrationNumber.of("123456782");

  /** A company that pays by direct debit, and whose bank account is known. */
  static final VatRegistrationNumber WEAR_TIMBER = VatRegistrationNumber.of("123456727");

  /** A company that is insolvent. */
  static final VatRegistrationNumber COQUET_PRINTERS = VatRegistrationNumber.of("123456880");

  /** What HMRC calls the charge that a return makes. */
  static final String CHARGE = "VAT Return Debit Charge";

  private final TaxRegister register;
  private final LocalDate thisQuarter;

  private FictionalTaxpayers(TaxRegister register, LocalDate today) {
    this.register = register;
    this.thisQuarter = LocalDate.of(today.getYear(), today.getMonth().firstMonthOfQuarter(), 1);
  }

  /** Adds them, if the register is empty. */
  static void fill(TaxRegister register, LocalDate today) {
    if (register.empty()) {
      new FictionalTaxpayers(register, today).add();
    }
  }

  private void add() {
    String bakery = "7c41e0b29d5f4a86";
    taxpayer(TYNE_BAKERY, bakery, "Tyne Bakery", false, false);
    // Older than a return is shown for.
    fulfilled(bakery, obligation(-20, key(-20)), "410.00", "0.00");
    fulfilled(bakery, obligation(-4, PeriodKey.of("#001")), "900.00", "900.00");
    fulfilled(bakery, obligation(-3, key(-3)), "1250.50", "1250.50");
    fulfilled(bakery, obligation(-2, key(-2)), "1320.75", "1000.00");
    register.addObligation(bakery, obligation(-1, key(-1)));
    register.addObligation(bakery, obligation(0, key(0)));

    String timber = "e09b52a7c1864d3f";
    taxpayer(WEAR_TIMBER, timber, "Wear Timber Ltd", true, false);
    register.addObligation(timber, obligation(-2, key(-2)));
    register.addObligation(timber, obligation(-1, key(-1)));

    taxpayer(COQUET_PRINTERS, "31d8f6604be72a95", "Coquet Printers Ltd", false, true);
  }

  private void taxpayer(
      VatRegistrationNumber number, String id, String name, boolean bank, boolean insolvent) {
    register.addTaxpayer(
        new TaxRegister.Account(new Taxpayer(id, name), number, bank, bank, insolvent));
  }

  private void fulfilled(String taxpayer, Obligation obligation, String owed, String paid) {
    register.addObligation(taxpayer, obligation);
    register.changing(
        taxpayer,
        obligation.periodKey(),
        change -> {
          change.put(obligation.received(obligation.dueDate().minusDays(1)));
          change.add(vatReturn(obligation.periodKey(), new BigDecimal(owed)));
          return true;
        });
    Liability charge =
        new Liability(
            new TaxPeriod(obligation.startDate(), obligation.endDate()),
            CHARGE,
            Money.gbp(owed),
            Money.gbp(owed),
            obligation.dueDate());
    long number =
        register.changing(
            taxpayer, obligation.periodKey(), change -> change.add(charge, obligation.endDate()));
    Money amount = Money.gbp(paid);
    if (amount.compareTo(Money.gbp(0)) > 0) {
      register.addPayment(
          taxpayer, new Payment(amount, obligation.dueDate()), obligation.dueDate(), number);
    }
  }

  private static VatReturn vatReturn(PeriodKey period, BigDecimal owed) {
    BigDecimal reclaimed = new BigDecimal("150.00");
    BigDecimal sales = owed.add(reclaimed);
    return new VatReturn(
        period,
        sales,
        BigDecimal.ZERO,
        sales,
        reclaimed,
        owed,
        new BigDecimal("21000"),
        new BigDecimal("3400"),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        true);
  }

  /** The open obligation for the quarter so many after this one. */
  private Obligation obligation(int quarters, PeriodKey key) {
    LocalDate start = thisQuarter.plusMonths(3L * quarters);
    LocalDate end = start.plusMonths(3).minusDays(1);
    // A calendar month and seven days: from the last day of a month to the seventh after the next.
    LocalDate due = start.plusMonths(4).plusDays(6);
    return new Obligation(start, end, due, ObligationStatus.OPEN, key, null);
  }

  /** A key after HMRC's manner, such as {@code 26A3}: the year, and the quarter's number in it. */
  private PeriodKey key(int quarters) {
    LocalDate start = thisQuarter.plusMonths(3L * quarters);
    int quarter = start.getMonth().compareTo(Month.JANUARY) / 3 + 1;
    return PeriodKey.of(String.format(Locale.ROOT, "%02dA%d", start.getYear() % 100, quarter));
  }
}
