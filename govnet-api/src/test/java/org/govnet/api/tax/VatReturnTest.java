package org.govnet.api.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.govnet.api.FieldError;
import org.govnet.api.PeriodKey;
import org.junit.jupiter.api.Test;

class VatReturnTest {
  private static final String LARGEST = "9999999999999.99";

  @Property(tries = 200)
  void aReturnWhoseBoxesAddUpIsTakenAndAPennyOffIsNot(
      @ForAll @Scale(2) @BigRange(min = "-1000000", max = "1000000") BigDecimal sales,
      @ForAll @Scale(2) @BigRange(min = "-1000000", max = "1000000") BigDecimal acquisitions,
      @ForAll @Scale(2) @BigRange(min = "-1000000", max = "1000000") BigDecimal reclaimed) {
    BigDecimal total = sales.add(acquisitions);
    BigDecimal net = total.subtract(reclaimed).abs();
    VatReturn it = boxes(sales, acquisitions, total, reclaimed, net);
    assertThatCode(() -> VatReturnRules.check(it)).doesNotThrowAnyException();
    assertThat(it.owed() && it.repayable()).isFalse();
    assertThat(it.owed() || it.repayable()).isEqualTo(net.signum() > 0);
    BigDecimal penny = new BigDecimal("0.01");
    assertThatThrownBy(
            () ->
                VatReturnRules.check(boxes(sales, acquisitions, total.add(penny), reclaimed, net)))
        .isInstanceOf(VatTotalValue.class);
    assertThatThrownBy(
            () ->
                VatReturnRules.check(boxes(sales, acquisitions, total, reclaimed, net.add(penny))))
        .isInstanceOf(VatNetValue.class);
  }

  @Test
  void saysWhatTheBoxesShouldBe() {
    assertThatThrownBy(() -> VatReturnRules.check(boxes("100", "5.50", "105", "0", "105")))
        .hasMessage(
            "400 vat-total-value: totalVatDue must be vatDueSales and vatDueAcquisitions together,"
                + " 105.50; /totalVatDue: totalVatDue must be vatDueSales and vatDueAcquisitions"
                + " together, 105.50");
    assertThatThrownBy(() -> VatReturnRules.check(boxes("100", "0", "100", "150", "0")))
        .isInstanceOfSatisfying(
            VatNetValue.class,
            e ->
                assertThat(e.problem().fieldErrors())
                    .isEqualTo(
                        List.of(
                            new FieldError(
                                "/netVatDue",
                                "invalid",
                                "netVatDue must be the difference of totalVatDue and"
                                    + " vatReclaimedCurrPeriod, 50.00"))));
  }

  @Test
  void aReturnMustBeFinalised() {
    VatReturn draft = make(new String[] {"1", "0", "1", "0", "1"}, "0", false);
    assertThatThrownBy(() -> VatReturnRules.check(draft))
        .isInstanceOf(NotFinalised.class)
        .hasMessageStartingWith(
            "400 not-finalised: finalised must be true: it declares that the return is final");
  }

  @Test
  void boxesKeepToTheirRanges() {
    assertThat(boxes(LARGEST, "0", LARGEST, LARGEST, "0").vatDueSales())
        .isEqualTo(new BigDecimal(LARGEST));
    assertThat(boxes("0", "0", "0", "-" + LARGEST, "99999999999.99").netVatDue())
        .isEqualTo(new BigDecimal("99999999999.99"));
    assertThatThrownBy(() -> boxes("10000000000000", "0", "0", "0", "0"))
        .hasMessage("vatDueSales must be from -9999999999999.99 to 9999999999999.99 pounds");
    assertThatThrownBy(() -> boxes("0", "0", "0", "0", "-0.01"))
        .hasMessage("netVatDue must be from 0.00 to 99999999999.99 pounds");
    assertThatThrownBy(() -> boxes("0", "0", "0", "0", "100000000000"))
        .hasMessage("netVatDue must be from 0.00 to 99999999999.99 pounds");
    assertThatThrownBy(() -> boxes("0", "0.001", "0", "0", "0"))
        .hasMessage("vatDueAcquisitions must have at most two decimal places");
    assertThatThrownBy(() -> boxes("1E+999999999", "0", "0", "0", "0"))
        .hasMessageStartingWith("vatDueSales must be from");
    assertThatThrownBy(() -> make(new String[] {"0", "0", "0", "0", "0"}, "10.50", true))
        .hasMessage("totalValueSalesExVAT must be in whole pounds");
    assertThatThrownBy(() -> make(new String[] {"0", "0", "0", "0", "0"}, "10000000000000", true))
        .hasMessage("totalValueSalesExVAT must be from -9999999999999 to 9999999999999 pounds");
  }

  @Test
  void equalAmountsAreEqualHoweverTheyAreSpelled() {
    assertThat(boxes("1E+2", "0E+5", "100.0", "0", "100"))
        .isEqualTo(boxes("100.00", "0", "100", "0.00", "1E2"));
  }

  @Test
  void aRangeHasBothEndsInOrderAndAtMost366Days() {
    LocalDate from = LocalDate.of(2026, 1, 1);
    DateRange longest = DateRange.of(from, from.plusDays(365));
    assertThat(longest.contains(from)).isTrue();
    assertThat(longest.contains(from.plusDays(365))).isTrue();
    assertThat(longest.contains(from.minusDays(1))).isFalse();
    assertThatThrownBy(() -> DateRange.of(from, from.plusDays(366)))
        .isInstanceOf(InvalidDateRange.class)
        .hasMessageStartingWith(
            "400 invalid-date-range: fromDate to toDate must be at most 366 days: 2026-01-01,"
                + " 2027-01-02");
    assertThatThrownBy(() -> DateRange.of(from, from.minusDays(1)))
        .hasMessageStartingWith(
            "400 invalid-date-range: toDate must not be before fromDate: 2026-01-01, 2025-12-31");
    assertThatThrownBy(() -> DateRange.of(null, from)).hasMessageContaining("; fromDate: ");
    assertThatThrownBy(() -> DateRange.of(from, null)).hasMessageContaining("; toDate: ");
  }

  @Test
  void aTaxpayersNameIsNotInItsText() {
    assertThat(new Taxpayer("t1", "Rhoda Tarn")).hasToString("Taxpayer[id=t1]");
    assertThat(TaxpayerQuery.of("GB 123 4567 82").toString()).doesNotContain("1234567");
  }

  private static VatReturn boxes(String one, String two, String three, String four, String five) {
    return make(new String[] {one, two, three, four, five}, "0", true);
  }

  private static VatReturn boxes(
      BigDecimal one, BigDecimal two, BigDecimal three, BigDecimal four, BigDecimal five) {
    return boxes(
        one.toString(), two.toString(), three.toString(), four.toString(), five.toString());
  }

  private static VatReturn make(String[] boxes, String six, boolean finalised) {
    return new VatReturn(
        PeriodKey.of("26A1"),
        new BigDecimal(boxes[0]),
        new BigDecimal(boxes[1]),
        new BigDecimal(boxes[2]),
        new BigDecimal(boxes[3]),
        new BigDecimal(boxes[4]),
        new BigDecimal(six),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        finalised);
  }
}
