package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.PeriodKey;
import org.govnet.api.tax.InsolventTrader;
import org.govnet.api.tax.TaxpayerNotFound;
import org.govnet.api.tax.TaxpayerQuery;
import org.govnet.api.tax.VatReturn;
import org.junit.jupiter.api.Test;

/** What the VAT register says of whose data is used. */
class TaxUsesTest {
  private static final IdempotencyKey KEY = IdempotencyKey.of("one");
  private static final LocalDate FROM = LocalDate.of(2025, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 9, 30);

  private final SaidUses uses = new SaidUses();
  private final NewcastleTax newcastle =
      new NewcastleTax(
          Database.inMemory(),
          Clock.fixed(Instant.parse("2026-08-09T23:30:07Z"), ZoneOffset.UTC),
          uses);

  @Test
  void saysWhoseAnIdIsByTheTaxpayersNumber() {
    String bakery = newcastle.taxpayer(TaxpayerQuery.of("GB 123 4567 82")).id();
    assertThat(uses.said()).as("the request has the number").isEmpty();
    newcastle.obligations(bakery, FROM, TO, null, null, null);
    newcastle.submit(bakery, KEY, vatReturn("26A2"));
    newcastle.vatReturn(bakery, PeriodKey.of("26A2"));
    newcastle.liabilities(bakery, FROM, TO, null, null);
    newcastle.payments(bakery, FROM, TO, null, null);
    assertThat(uses.said()).hasSize(5).containsOnly("about 123456782");
  }

  @Test
  void saysWhoIsInsolventAndNothingOfNobody() {
    String insolvent = newcastle.taxpayer(TaxpayerQuery.of("123456880")).id();
    assertThatThrownBy(() -> newcastle.obligations(insolvent, FROM, TO, null, null, null))
        .isInstanceOf(InsolventTrader.class);
    assertThat(uses.said()).containsExactly("about 123456880");
    assertThatThrownBy(() -> newcastle.liabilities("nobody", FROM, TO, null, null))
        .isInstanceOf(TaxpayerNotFound.class);
    assertThat(uses.said()).isEmpty();
  }

  private static VatReturn vatReturn(String period) {
    BigDecimal due = new BigDecimal("500");
    BigDecimal none = BigDecimal.ZERO;
    return new VatReturn(
        PeriodKey.of(period), due, none, due, none, due, none, none, none, none, true);
  }
}
