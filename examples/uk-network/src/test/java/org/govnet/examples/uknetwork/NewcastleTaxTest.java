package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.Money;
import org.govnet.api.Page;
import org.govnet.api.PeriodKey;
import org.govnet.api.tax.DuplicateSubmission;
import org.govnet.api.tax.InsolventTrader;
import org.govnet.api.tax.InvalidDateRange;
import org.govnet.api.tax.Liability;
import org.govnet.api.tax.NotFinalised;
import org.govnet.api.tax.Obligation;
import org.govnet.api.tax.ObligationNotFound;
import org.govnet.api.tax.ObligationStatus;
import org.govnet.api.tax.Payment;
import org.govnet.api.tax.PaymentIndicator;
import org.govnet.api.tax.ReturnNotFound;
import org.govnet.api.tax.ReturnTooOld;
import org.govnet.api.tax.SubmissionReceipt;
import org.govnet.api.tax.TaxPeriod;
import org.govnet.api.tax.TaxPeriodNotEnded;
import org.govnet.api.tax.Taxpayer;
import org.govnet.api.tax.TaxpayerNotFound;
import org.govnet.api.tax.TaxpayerQuery;
import org.govnet.api.tax.VatNetValue;
import org.govnet.api.tax.VatReturn;
import org.govnet.api.tax.VatTotalValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewcastleTaxTest {
  // In Britain it is the tenth already.
  private static final Instant NOW = Instant.parse("2026-08-09T23:30:07Z");
  private static final IdempotencyKey KEY = IdempotencyKey.of("one");
  private static final LocalDate FROM = LocalDate.of(2025, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 9, 30);

  private final Database database = Database.inMemory();
  private final NewcastleTax newcastle = at(NOW);
  private final String bakery = id("GB 123 4567 82");
  private final String timber = id("123456727");
  private final String insolvent = id("123456880");

  @Test
  void findsATaxpayerByItsNumberAndNamesItByAnOpaqueId() {
    Taxpayer found = newcastle.taxpayer(TaxpayerQuery.of("123456782"));
    assertThat(found.name()).isEqualTo("Tyne Bakery");
    assertThat(found.id()).doesNotContain("123456782");
    assertThatThrownBy(() -> newcastle.taxpayer(TaxpayerQuery.of("999999973")))
        .isInstanceOf(TaxpayerNotFound.class)
        .hasMessage("404 taxpayer-not-found: no taxpayer has the number •••••••73");
  }

  @Test
  void nobodyElsesIdIsATaxpayers() {
    List<Runnable> all = everything("123456782");
    all.forEach(
        each ->
            assertThatThrownBy(each::run)
                .isInstanceOf(TaxpayerNotFound.class)
                .hasMessage("404 taxpayer-not-found: no taxpayer has the id \"123456782\""));
  }

  @Test
  void anInsolventTraderIsNotDealtWith() {
    everything(insolvent)
        .forEach(each -> assertThatThrownBy(each::run).isInstanceOf(InsolventTrader.class));
  }

  @Test
  void listsObligationsWhosePeriodsLieInTheRangeNewestFirst() {
    assertThat(keys(obligations(null))).containsExactly("26A3", "26A2", "26A1", "25A4");
    assertThat(keys(obligations(ObligationStatus.OPEN))).containsExactly("26A3", "26A2");
    assertThat(keys(obligations(ObligationStatus.FULFILLED))).containsExactly("26A1", "25A4");
    assertThat(obligations(ObligationStatus.OPEN).items().get(1))
        .isEqualTo(
            new Obligation(
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 6, 30),
                LocalDate.of(2026, 8, 7),
                ObligationStatus.OPEN,
                PeriodKey.of("26A2"),
                null));
    assertThat(
            keys(newcastle.obligations(bakery, FROM.minusDays(1), TO.minusDays(1), null, 20, null)))
        .as("a day short at the end, a day over at the beginning")
        .containsExactly("26A2", "26A1", "25A4");
    assertThat(keys(newcastle.obligations(bakery, FROM.plusDays(1), TO, null, 20, null)))
        .containsExactly("26A3", "26A2", "26A1");
  }

  @Test
  void openObligationsAloneNeedNoRange() {
    assertThat(keys(newcastle.obligations(bakery, null, null, ObligationStatus.OPEN, null, null)))
        .containsExactly("26A3", "26A2");
    assertThatThrownBy(() -> newcastle.obligations(bakery, null, null, null, null, null))
        .isInstanceOf(InvalidDateRange.class);
    assertThatThrownBy(
            () -> newcastle.obligations(bakery, FROM, null, ObligationStatus.OPEN, null, null))
        .isInstanceOf(InvalidDateRange.class);
  }

  @Test
  void everyListRefusesARangeThatIsNoneOrTooLong() {
    for (LocalDate to : List.of(FROM.minusDays(1), FROM.plusDays(366))) {
      assertThatThrownBy(() -> newcastle.obligations(bakery, FROM, to, null, 20, null))
          .isInstanceOf(InvalidDateRange.class);
      assertThatThrownBy(() -> newcastle.liabilities(bakery, FROM, to, 20, null))
          .isInstanceOf(InvalidDateRange.class);
      assertThatThrownBy(() -> newcastle.payments(bakery, FROM, to, 20, null))
          .isInstanceOf(InvalidDateRange.class);
    }
  }

  @Test
  void pagesHoldEverythingOnceWhateverTheirSize() {
    for (int limit = 1; limit <= 5; limit++) {
      List<String> read = new ArrayList<>();
      Cursor cursor = null;
      do {
        Page<Obligation> page = newcastle.obligations(bakery, FROM, TO, null, limit, cursor);
        assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
        read.addAll(keys(page));
        cursor = page.next();
      } while (cursor != null);
      assertThat(read).containsExactly("26A3", "26A2", "26A1", "25A4");
    }
    assertThat(newcastle.payments(bakery, FROM, TO, 1, null).next()).isNotNull();
    assertThat(newcastle.liabilities(bakery, FROM, TO, 1, null).next()).isNotNull();
    assertThatThrownBy(() -> newcastle.obligations(bakery, FROM, TO, null, 101, null))
        .isInstanceOf(InvalidPaging.class);
    assertThatThrownBy(() -> newcastle.payments(bakery, FROM, TO, 20, Cursor.of("x")))
        .isInstanceOf(InvalidPaging.class);
  }

  @Test
  void aReturnThatIsOwedFulfilsItsObligationAndBecomesALiability() {
    VatReturn owed = vatReturn("26A2", "500.00", "120.50");
    SubmissionReceipt receipt = newcastle.submit(bakery, KEY, owed);
    assertThat(receipt.processedAt()).isEqualTo("2026-08-09T23:30:07Z");
    assertThat(receipt.formBundleNumber()).matches("[0-9]{12}");
    assertThat(receipt.chargeRefNumber()).matches("X[0-9A-F]{15}");
    assertThat(receipt.paymentIndicator()).as("no direct debit").isNull();
    assertThat(newcastle.vatReturn(bakery, PeriodKey.of("26A2"))).isEqualTo(owed);
    Obligation fulfilled = obligations(ObligationStatus.FULFILLED).items().get(0);
    assertThat(fulfilled.periodKey()).isEqualTo(PeriodKey.of("26A2"));
    assertThat(fulfilled.receivedDate()).as("the date in Britain").isEqualTo("2026-08-10");
    assertThat(newcastle.liabilities(bakery, FROM, TO, 20, null).items().get(0))
        .isEqualTo(
            new Liability(
                new TaxPeriod(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30)),
                "VAT Return Debit Charge",
                Money.gbp("379.50"),
                Money.gbp("379.50"),
                LocalDate.of(2026, 8, 7)));
  }

  @Test
  void aRepayableReturnMakesNoLiability() {
    SubmissionReceipt receipt = newcastle.submit(timber, KEY, vatReturn("26A1", "100", "250"));
    assertThat(receipt.paymentIndicator()).isEqualTo(PaymentIndicator.BANK);
    assertThat(receipt.chargeRefNumber()).isNull();
    assertThat(newcastle.liabilities(timber, FROM, TO, 20, null).items()).isEmpty();
    assertThat(newcastle.submit(bakery, KEY, vatReturn("26A2", "0", "9")).paymentIndicator())
        .as("no bank account known")
        .isNull();
  }

  @Test
  void whatIsOwedIsCollectedByDirectDebitAndANilReturnBySettlingNothing() {
    assertThat(newcastle.submit(timber, KEY, vatReturn("26A1", "9", "0")).paymentIndicator())
        .isEqualTo(PaymentIndicator.DD);
    SubmissionReceipt nil = newcastle.submit(timber, KEY, vatReturn("26A2", "0", "0"));
    assertThat(nil.paymentIndicator()).isNull();
    assertThat(nil.chargeRefNumber()).isNull();
  }

  @Test
  void aReturnIsSubmittedOnceForItsPeriod() {
    VatReturn first = vatReturn("26A2", "500", "0");
    newcastle.submit(bakery, KEY, first);
    assertThatThrownBy(
            () -> newcastle.submit(bakery, IdempotencyKey.of("two"), vatReturn("26A2", "1", "0")))
        .isInstanceOf(DuplicateSubmission.class)
        .hasMessage(
            "409 duplicate-submission: the return for the period 26A2 has been submitted already");
    assertThat(newcastle.vatReturn(bakery, PeriodKey.of("26A2"))).isEqualTo(first);
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, vatReturn("#001", "1", "0")))
        .isInstanceOf(DuplicateSubmission.class);
  }

  @Test
  void ofTwoReturnsAtOnceOneIsTaken() throws Exception {
    // Two replicas over one database.
    List<NewcastleTax> replicas = List.of(newcastle, at(NOW));
    CyclicBarrier start = new CyclicBarrier(2);
    List<Callable<Boolean>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      NewcastleTax replica = replicas.get(i);
      VatReturn mine = vatReturn("26A2", (i + 1) + "00", "0");
      both.add(
          () -> {
            start.await();
            try {
              replica.submit(bakery, IdempotencyKey.of("race"), mine);
              return true;
            } catch (DuplicateSubmission e) {
              return false;
            }
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      int taken = 0;
      for (Future<Boolean> each : threads.invokeAll(both)) {
        taken += each.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    Liability only = newcastle.liabilities(bakery, FROM, TO, 20, null).items().get(0);
    assertThat(only.originalAmount().amount())
        .isEqualTo(newcastle.vatReturn(bakery, PeriodKey.of("26A2")).netVatDue());
    assertThat(newcastle.liabilities(bakery, FROM, TO, 20, null).items()).hasSize(3);
  }

  @Test
  void aPeriodHasToHaveEnded() {
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, vatReturn("26A3", "1", "0")))
        .isInstanceOf(TaxPeriodNotEnded.class)
        .hasMessage(
            "409 tax-period-not-ended: the period 26A3 ends on 2026-09-30; submit its return from"
                + " the day after");
    NewcastleTax lastDay = at(Instant.parse("2026-09-30T12:00:00Z"));
    assertThatThrownBy(() -> lastDay.submit(bakery, KEY, vatReturn("26A3", "1", "0")))
        .isInstanceOf(TaxPeriodNotEnded.class);
    NewcastleTax dayAfter = at(Instant.parse("2026-09-30T23:00:00Z"));
    assertThat(dayAfter.submit(bakery, KEY, vatReturn("26A3", "1", "0"))).isNotNull();
  }

  @Test
  void whatIsRefusedChangesNothing() {
    List<Obligation> before = obligations(null).items();
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, vatReturn("30A1", "1", "0")))
        .isInstanceOf(ObligationNotFound.class);
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, make("26A2", "1", "0", "2", "2", true)))
        .isInstanceOf(VatTotalValue.class);
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, make("26A2", "1", "0", "1", "2", true)))
        .isInstanceOf(VatNetValue.class);
    assertThatThrownBy(() -> newcastle.submit(bakery, KEY, make("26A2", "1", "0", "1", "1", false)))
        .isInstanceOf(NotFinalised.class);
    assertThat(obligations(null).items()).isEqualTo(before);
    assertThat(newcastle.liabilities(bakery, FROM, TO, 20, null).items()).hasSize(2);
  }

  @Test
  void viewsWhatWasSubmittedForFourYears() {
    assertThat(newcastle.vatReturn(bakery, PeriodKey.of("#001")).netVatDue())
        .isEqualTo(new BigDecimal("900.00"));
    assertThatThrownBy(() -> newcastle.vatReturn(bakery, PeriodKey.of("26A2")))
        .isInstanceOf(ReturnNotFound.class)
        .hasMessage("404 return-not-found: no return has been submitted for the period 26A2");
    assertThatThrownBy(() -> newcastle.vatReturn(bakery, PeriodKey.of("30A1")))
        .isInstanceOf(ReturnNotFound.class);
    assertThatThrownBy(() -> newcastle.vatReturn(bakery, PeriodKey.of("21A3")))
        .isInstanceOf(ReturnTooOld.class);
  }

  @Test
  void paymentsReduceWhatIsOutstanding() {
    List<Liability> liabilities = newcastle.liabilities(bakery, FROM, TO, 20, null).items();
    assertThat(liabilities)
        .extracting(Liability::originalAmount)
        .containsExactly(Money.gbp("1320.75"), Money.gbp("1250.50"));
    assertThat(liabilities)
        .extracting(Liability::outstandingAmount)
        .containsExactly(Money.gbp("320.75"), Money.gbp("0.00"));
    assertThat(newcastle.payments(bakery, FROM, TO, 20, null).items())
        .containsExactly(
            new Payment(Money.gbp("1000.00"), LocalDate.of(2026, 5, 7)),
            new Payment(Money.gbp("1250.50"), LocalDate.of(2026, 2, 7)),
            new Payment(Money.gbp("900.00"), LocalDate.of(2025, 11, 7)));
    LocalDate one = LocalDate.of(2026, 2, 7);
    assertThat(newcastle.payments(bakery, one, one, 20, null).items()).hasSize(1);
  }

  @Test
  void aRegisterThatIsThereIsNotFilledAgain() {
    newcastle.submit(bakery, KEY, vatReturn("26A2", "500", "0"));
    NewcastleTax restarted = at(NOW.plusSeconds(60));
    assertThat(keys(restarted.obligations(bakery, null, null, ObligationStatus.OPEN, null, null)))
        .containsExactly("26A3");
  }

  private NewcastleTax at(Instant now) {
    return new NewcastleTax(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private String id(String number) {
    return newcastle.taxpayer(TaxpayerQuery.of(number)).id();
  }

  private List<Runnable> everything(String id) {
    return List.of(
        () -> newcastle.obligations(id, FROM, TO, null, 20, null),
        () -> newcastle.submit(id, KEY, vatReturn("26A2", "1", "0")),
        () -> newcastle.vatReturn(id, PeriodKey.of("26A1")),
        () -> newcastle.liabilities(id, FROM, TO, 20, null),
        () -> newcastle.payments(id, FROM, TO, 20, null));
  }

  private Page<Obligation> obligations(@Nullable ObligationStatus status) {
    return newcastle.obligations(bakery, FROM, TO, status, null, null);
  }

  private static List<String> keys(Page<Obligation> page) {
    return page.items().stream().map(each -> each.periodKey().value()).toList();
  }

  private static VatReturn vatReturn(String period, String due, String reclaimed) {
    BigDecimal net = new BigDecimal(due).subtract(new BigDecimal(reclaimed)).abs();
    return make(period, due, reclaimed, due, net.toPlainString(), true);
  }

  private static VatReturn make(
      String period, String due, String reclaimed, String total, String net, boolean finalised) {
    return new VatReturn(
        PeriodKey.of(period),
        new BigDecimal(due),
        BigDecimal.ZERO,
        new BigDecimal(total),
        new BigDecimal(reclaimed),
        new BigDecimal(net),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        finalised);
  }
}
