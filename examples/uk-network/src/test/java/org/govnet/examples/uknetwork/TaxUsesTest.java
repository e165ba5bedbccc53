package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.InvalidPaging;
import org.govnet.api.PeriodKey;
import org.govnet.api.ProblemException;
import org.govnet.api.tax.TaxpayerQuery;
import org.govnet.api.tax.VatReturn;
import org.junit.jupiter.api.Test;

/** What the VAT register has recorded of whose data was used. */
class TaxUsesTest {
  private static final IdempotencyKey KEY = IdempotencyKey.of("one");
  private static final LocalDate FROM = LocalDate.of(2025, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 9, 30);

  private final SaidUses uses = new SaidUses();
  private final NewcastleTax newcastle =
      new NewcastleTax(
          Database.inMemory(),
          Clock.fixed(Instant.parse("2026-08-09T23:30:07Z"), ZoneOffset.UTC),
          uses,
          new SetCaller("leeds").says("tax-administration", "uk-gdpr-6-1-e, dea-2017-s56"));

  @Test
  void everyAnswerIsRecordedForTheTaxpayersNumber() {
    String bakery = newcastle.taxpayer(TaxpayerQuery.of("GB 123 4567 82")).id();
    newcastle.obligations(bakery, FROM, TO, null, null, null);
    newcastle.submit(bakery, KEY, vatReturn("26A2"));
    newcastle.vatReturn(bakery, PeriodKey.of("26A2"));
    newcastle.liabilities(bakery, FROM, TO, null, null);
    newcastle.payments(bakery, FROM, TO, null, null);
    assertThat(uses.said())
        .containsExactlyElementsOf(
            Stream.of(
                    "taxpayer; DISCLOSED_TO",
                    "obligations; DISCLOSED_TO",
                    "submit; RECEIVED_FROM",
                    "vatReturn; DISCLOSED_TO",
                    "liabilities; DISCLOSED_TO",
                    "payments; DISCLOSED_TO")
                .map(
                    use ->
                        "tax-obligations "
                            + use
                            + "; leeds; tax-administration; uk-gdpr-6-1-e, dea-2017-s56;"
                            + " vat-registration-number 123456782; VAT account")
                .toList());
  }

  @Test
  void whatIsRefusedIsNoUse() {
    String bakery = newcastle.taxpayer(TaxpayerQuery.of("123456782")).id();
    newcastle.submit(bakery, KEY, vatReturn("26A2"));
    String insolvent = newcastle.taxpayer(TaxpayerQuery.of("123456880")).id();
    uses.said();
    List<Runnable> refused =
        List.of(
            () -> newcastle.taxpayer(TaxpayerQuery.of("999999973")),
            () -> newcastle.obligations(insolvent, FROM, TO, null, null, null),
            () -> newcastle.obligations(bakery, TO, FROM, null, null, null),
            () -> newcastle.submit(bakery, KEY, vatReturn("26A2")),
            () -> newcastle.submit(bakery, KEY, vatReturn("26A3")),
            () -> newcastle.vatReturn(bakery, PeriodKey.of("26A3")),
            () -> newcastle.liabilities("nobody", FROM, TO, null, null));
    for (Runnable each : refused) {
      assertThatThrownBy(each::run).isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> newcastle.payments(bakery, FROM, TO, 0, null))
        .isInstanceOf(InvalidPaging.class);
    assertThat(uses.said()).isEmpty();
  }

  private static VatReturn vatReturn(String period) {
    BigDecimal due = new BigDecimal("500");
    BigDecimal none = BigDecimal.ZERO;
    return new VatReturn(
        PeriodKey.of(period), due, none, due, none, due, none, none, none, none, true);
  }
}
