package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  /** Sums of three stay in range. */
  @Provide
  Arbitrary<Money> pounds() {
    return Arbitraries.longs()
        .between(-30_000_000_000_000_000L, 30_000_000_000_000_000L)
        .map(pence -> new Money(BigDecimal.valueOf(pence, 2), "GBP"));
  }

  @Provide
  Arbitrary<Money> anyMoney() {
    return Combinators.combine(
            Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L),
            Arbitraries.of("GBP", "EUR", "JPY", "KWD"))
        .as((whole, currency) -> new Money(BigDecimal.valueOf(whole), currency));
  }

  @Property(tries = 500)
  void sumsAreExactAndInAnyOrder(
      @ForAll("pounds") Money a, @ForAll("pounds") Money b, @ForAll("pounds") Money c) {
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c))).isEqualTo(c.plus(a).plus(b));
    assertThat(a.plus(b).amount()).isEqualTo(a.amount().add(b.amount()));
    assertThat(a.plus(b).minus(b)).isEqualTo(a);
    assertThat(a.plus(Money.gbp(0))).isEqualTo(a);
    assertThat(a.minus(a)).isEqualTo(Money.gbp(0));
    assertThat(a.compareTo(b)).isEqualTo(a.amount().compareTo(b.amount()));
    assertThat(a.belowZero()).isEqualTo(a.compareTo(Money.gbp(0)) < 0);
  }

  @Property(tries = 200)
  void aProductIsTheSum(@ForAll("anyMoney") Money a, @ForAll @IntRange(max = 20) int count) {
    Money sum = a.minus(a);
    for (int i = 0; i < count; i++) {
      sum = sum.plus(a);
    }
    assertThat(a.times(count)).isEqualTo(sum);
  }

  @Property(tries = 500)
  void equalAmountsAreEqualAndTravelAsTheSameBytes(
      @ForAll("anyMoney") Money money, @ForAll @IntRange(max = 1000) int zeros)
      throws JsonProcessingException {
    Money spelled = new Money(money.amount().setScale(zeros + 3), money.currency());
    Money stripped = new Money(money.amount().stripTrailingZeros(), money.currency());
    assertThat(spelled).isEqualTo(money).isEqualTo(stripped).hasSameHashCodeAs(stripped);
    assertThat(WireJson.write(spelled))
        .isEqualTo(WireJson.write(stripped))
        .matches("[^.]*[0-9.]+,\"currency\".*");
    assertThat(WireJson.read(WireJson.write(money), Money.class)).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, GBP, GBP 12.50",
    "1E+2, GBP, GBP 100.00",
    "-0.01, GBP, GBP -0.01",
    "0E+99, GBP, GBP 0.00",
    "-0, JPY, JPY 0",
    "7.000, JPY, JPY 7",
    "1.5, KWD, KWD 1.500",
    "999999999999999.99, GBP, GBP 999999999999999.99",
  })
  void hasAsManyDecimalPlacesAsItsCurrency(BigDecimal amount, String currency, String text) {
    assertThat(new Money(amount, currency)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, GBP, 'amount in GBP must have at most 2 decimal places, and has 3'",
    "12.005, GBP, 'amount in GBP must have at most 2 decimal places, and has 3'",
    "1.5, JPY, 'amount in JPY must have at most 0 decimal places, and has 1'",
    "1E-999999999, GBP, 'amount in GBP must have at most 2 decimal places, and has 999999999'",
    "1E+15, GBP, amount must be under 10^15 either way",
    "-1000000000000000, GBP, amount must be under 10^15 either way",
    "1E+999999999, GBP, amount must be under 10^15 either way",
    "1E+2147483647, GBP, amount must be under 10^15 either way",
  })
  void refusesWhatItCannotKeepExactly(String amount, String currency, String message) {
    assertThatThrownBy(() -> new Money(new BigDecimal(amount), currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void scalesAtBothEndsOfIntegersAreRefusedAtOnce() {
    for (BigInteger digits : List.of(BigInteger.ONE, BigInteger.TEN.pow(1000))) {
      for (int scale : List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
        assertThatThrownBy(() -> new Money(new BigDecimal(digits, scale), "GBP"))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gbp", "GB", "POUND", "XAU", "XXX", "XTS", "£", "GBP "})
  void refusesWhatIsNoCurrency(String currency) {
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("currency must be an ISO 4217 code of money, as in GBP: " + Quote.of(currency));
  }

  @Test
  void refusesWhatIsNoNumberAndMixedCurrencies() {
    assertThatThrownBy(() -> Money.gbp("12,50"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount must be a number, as in 12.50: \"12,50\"");
    Money euro = new Money(BigDecimal.ONE, "EUR");
    for (Runnable act :
        List.<Runnable>of(
            () -> Money.gbp(1).plus(euro),
            () -> Money.gbp(1).minus(euro),
            () -> Money.gbp(1).compareTo(euro))) {
      assertThatThrownBy(act::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the currencies differ: GBP and EUR");
    }
    assertThatThrownBy(() -> Money.gbp(999_999_999_999_999L).times(Long.MAX_VALUE))
        .hasMessage("amount must be under 10^15 either way");
  }
}
