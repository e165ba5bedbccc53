package org.govnet.examples.uknetwork;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.Money;
import org.govnet.api.PeriodKey;
import org.govnet.api.Purpose;
import org.govnet.api.tax.DuplicateSubmission;
import org.govnet.api.tax.Liability;
import org.govnet.api.tax.Obligation;
import org.govnet.api.tax.ObligationStatus;
import org.govnet.api.tax.SubmissionReceipt;
import org.govnet.api.tax.TaxObligations;
import org.govnet.api.tax.Taxpayer;
import org.govnet.api.tax.TaxpayerQuery;
import org.govnet.api.tax.VatReturn;

/** A bakery's VAT, through Leeds. */
final class TaxJourneys {
  static final String BAKERY = "GB 123 4567 82";

  private final Nodes nodes;
  private final Clock clock;

  TaxJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Finds what is owed, returns it once, and sees the charge. */
  String submitAReturn() {
    TaxObligations tax =
        nodes
            .at("leeds")
            .govnet()
            .forPurpose(Purpose.of("tax-administration"), LegalBasis.publicTask())
            .client(TaxObligations.class);
    Taxpayer bakery = tax.taxpayer(TaxpayerQuery.of(BAKERY));
    List<Obligation> open =
        tax.obligations(bakery.id(), null, null, ObligationStatus.OPEN, null, null).items();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Obligation due =
        open.stream()
            .filter(each -> each.endDate().isBefore(today))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing is due: " + open));
    VatReturn nineBoxes = nineBoxes(due.periodKey());
    SubmissionReceipt receipt = tax.submit(bakery.id(), IdempotencyKey.random(), nineBoxes);
    String again =
        Expect.problem(
            DuplicateSubmission.class,
            () -> tax.submit(bakery.id(), IdempotencyKey.random(), nineBoxes));
    Expect.same("the return", nineBoxes, tax.vatReturn(bakery.id(), due.periodKey()));
    VatReturn first = tax.vatReturn(bakery.id(), PeriodKey.of("#001"));
    LocalDate from = today.minusDays(365);
    Money owed =
        tax.liabilities(bakery.id(), from, today, null, null).items().stream()
            .map(Liability::outstandingAmount)
            .reduce(Money.gbp(0), Money::plus);
    int payments = tax.payments(bakery.id(), from, today, null, null).items().size();
    return due.periodKey()
        + " accepted as "
        + receipt.formBundleNumber()
        + "; again: "
        + again
        + "; #001 was "
        + first.netVatDue()
        + "; "
        + owed
        + " is owed after "
        + payments
        + " payments";
  }

  private static VatReturn nineBoxes(PeriodKey period) {
    BigDecimal sales = new BigDecimal("1480.25");
    BigDecimal reclaimed = new BigDecimal("230.25");
    return new VatReturn(
        period,
        sales,
        BigDecimal.ZERO,
        sales,
        reclaimed,
        sales.subtract(reclaimed),
        new BigDecimal("24000"),
        new BigDecimal("3100"),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        true);
  }
}
