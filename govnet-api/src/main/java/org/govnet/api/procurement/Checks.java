package org.govnet.api.procurement;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.govnet.api.Money;
import org.govnet.api.Quote;
import org.govnet.api.Text;

/**
 * What the records have in common. The limits are such that no product or sum that a hub makes of
 * them leaves what {@link Money} and {@code long} can hold.
 */
final class Checks {
  static final int MAX_LOTS = 50;
  static final int MAX_ID = 100;
  static final int MAX_TITLE = 200;
  static final int MAX_TEXT = 4_000;

  private static final long MAX_QUANTITY = 10_000_000;
  private static final BigDecimal MAX_UNIT_PRICE = BigDecimal.valueOf(10_000_000);
  private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(100_000_000_000L);

  private Checks() {}

  static String id(String name, String id) {
    return Text.require(name, id, MAX_ID);
  }

  static String title(String name, String title) {
    return Text.require(name, title, MAX_TITLE);
  }

  static long quantity(long quantity) {
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("quantity must be 1 to 10,000,000: " + quantity);
    }
    return quantity;
  }

  static Money unitPrice(Money price) {
    return between(price, "unitPrice", MAX_UNIT_PRICE, "10,000,000");
  }

  static Money value(String name, Money value) {
    return between(value, name, MAX_VALUE, "100,000,000,000");
  }

  /** A copy of the list, which has 1 to {@code max} elements, no two with the same key. */
  static <T> List<T> distinct(String name, List<T> list, int max, Function<T, Object> key) {
    if (list.isEmpty() || list.size() > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ": " + list.size());
    }
    Set<Object> seen = new HashSet<>();
    for (T each : list) {
      Object found = key.apply(each);
      if (!seen.add(found)) {
        throw new IllegalArgumentException(
            name + " must differ from each other: " + Quote.of(found.toString()) + " comes twice");
      }
    }
    return List.copyOf(list);
  }

  private static Money between(Money money, String name, BigDecimal max, String shown) {
    if (money.amount().signum() <= 0 || money.amount().compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " must be more than nothing and at most " + shown + ": " + money);
    }
    return money;
  }
}
