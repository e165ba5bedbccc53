package org.govnet.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money, exactly. The amount has as many decimal places as the currency has (two for
 * pounds), so that equal amounts are equal and travel as the same bytes; one with more is refused,
 * never rounded.
 *
 * @param amount the amount, in the currency's main unit, under 10¹⁵ either way
 * @param currency its ISO 4217 code, such as {@code GBP}
 */
@WireObject
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
  private static final int MAX_DIGITS = 15;

  /**
   * Checks and spells out the amount.
   *
   * @throws IllegalArgumentException if the currency is unknown, the amount is too large, or it has
   *     more decimal places than the currency
   */
  public Money {
    int decimals = decimals(currency);
    // The size first: spelling 1E+999999999 out would take all the memory there is.
    if (amount.signum() != 0 && amount.precision() - (long) amount.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException("amount must be under 10^15 either way");
    }
    if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException(
          "amount in "
              + currency
              + " must have at most "
              + decimals
              + " decimal places, and has "
              + amount.stripTrailingZeros().scale());
    }
    amount =
        amount.signum() == 0
            ? BigDecimal.ZERO.setScale(decimals)
            : amount.setScale(decimals, RoundingMode.UNNECESSARY);
  }

  /**
   * An amount in pounds sterling, such as {@code "12.50"}.
   *
   * @throws IllegalArgumentException if it is no number, too large, or has more than two decimal
   *     places
   */
  public static Money gbp(String amount) {
    try {
      return new Money(new BigDecimal(amount), "GBP");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount must be a number, as in 12.50: " + Quote.of(amount), e);
    }
  }

  /** An amount in pounds sterling. */
  public static Money gbp(long pounds) {
    return new Money(BigDecimal.valueOf(pounds), "GBP");
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * What is left after taking the other away; may be negative.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    requireSame(other);
    return new Money(amount.subtract(other.amount), currency);
  }

  /** So many times the amount. */
  public Money times(long count) {
    return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
  }

  /** Whether it is less than nothing. */
  public boolean belowZero() {
    return amount.signum() < 0;
  }

  /**
   * Orders amounts of one currency.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return amount.compareTo(other.amount);
  }

  /** As people write it after the code: {@code GBP 12.50}. */
  @Override
  public String toString() {
    return currency + " " + amount;
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "the currencies differ: " + currency + " and " + other.currency);
    }
  }

  private static int decimals(String code) {
    try {
      int decimals = Currency.getInstance(code).getDefaultFractionDigits();
      if (decimals >= 0) {
        return decimals;
      }
    } catch (IllegalArgumentException e) {
      // the same answer as for codes that are not of money, such as XAU
    }
    throw new IllegalArgumentException(
        "currency must be an ISO 4217 code of money, as in GBP: " + Quote.of(code));
  }
}
