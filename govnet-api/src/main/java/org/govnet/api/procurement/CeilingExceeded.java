package org.govnet.api.procurement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.govnet.api.FieldError;
import org.govnet.api.Money;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/**
 * The call-off asks for more than is left of the framework's ceiling, or of its lot's value or
 * quantity; nothing was called off. It says what is left: for people in its detail, and for
 * programs in its errors, whose codes are {@code value-left} and {@code quantity-left}.
 */
@ProblemCode(value = "ceiling-exceeded", status = 409, title = "More than is left")
public class CeilingExceeded extends ProblemException {
  private static final long serialVersionUID = 1L;

  private static final String VALUE_LEFT = "value-left";
  private static final String QUANTITY_LEFT = "quantity-left";

  /**
   * For the service.
   *
   * @param asked what the call-off would cost
   * @param valueLeft the less of what is left of the framework's ceiling and of the lot's value
   * @param quantityLeft what is left of the lot's quantity
   */
  public CeilingExceeded(Money asked, Money valueLeft, long quantityLeft) {
    super(
        problemOf(
                CeilingExceeded.class,
                "a call-off of "
                    + asked
                    + " is too much: "
                    + valueLeft
                    + " and a quantity of "
                    + quantityLeft
                    + " are left")
            .withErrors(
                List.of(
                    new FieldError("/quantity", VALUE_LEFT, valueLeft.toString()),
                    new FieldError("/quantity", QUANTITY_LEFT, Long.toString(quantityLeft)))));
  }

  /** For the client, which makes it again from what the node answered. */
  public CeilingExceeded(Problem problem) {
    super(problem);
  }

  /** How much money is left; empty if the node's answer does not say. */
  public Optional<Money> valueLeft() {
    return detail(VALUE_LEFT)
        .map(text -> text.split(" ", 2))
        .filter(parts -> parts.length == 2 && parts[1].matches("-?[0-9]{1,15}([.][0-9]{1,4})?"))
        .flatMap(parts -> money(parts[1], parts[0]));
  }

  /** How much of the lot's quantity is left; empty if the node's answer does not say. */
  public OptionalLong quantityLeft() {
    return detail(QUANTITY_LEFT)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  // A node may answer with anything; a currency that nobody knows is no answer.
  private static Optional<Money> money(String amount, String currency) {
    try {
      return Optional.of(new Money(new BigDecimal(amount), currency));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> detail(String code) {
    return problem().fieldErrors().stream()
        .filter(error -> error.code().equals(code))
        .map(FieldError::detail)
        .findFirst();
  }
}
