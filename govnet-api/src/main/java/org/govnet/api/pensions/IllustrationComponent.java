package org.govnet.api.pensions;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.govnet.api.MaxItems;
import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One value of a pension, or the reason why it is not there: exactly one of {@code
 * unavailableReason}, {@code recurringIncome}, {@code lumpSum} and {@code amountNotProvided}.
 *
 * @param illustrationType estimated or accrued
 * @param benefitType of what kind of benefit
 * @param calculationMethod how it was worked out; null if it is not there
 * @param unavailableReason why it is not there
 * @param recurringIncome an income
 * @param lumpSum a sum
 * @param amountNotProvided a value whose amount is not said
 * @param dcPot the pot it comes from; null if there is none, or the value is not there
 * @param survivorBenefit whether something is paid to a survivor; null if not said
 * @param safeguardedBenefit whether it has guarantees that advice is needed to give up; null if not
 *     said
 * @param warnings what to bear in mind
 */
@WireObject
public record IllustrationComponent(
    IllustrationType illustrationType,
    BenefitType benefitType,
    @Nullable CalculationMethod calculationMethod,
    @Nullable UnavailableReason unavailableReason,
    @Nullable RecurringIncome recurringIncome,
    @Nullable LumpSum lumpSum,
    @Nullable AmountNotProvided amountNotProvided,
    @Nullable Money dcPot,
    @Nullable Boolean survivorBenefit,
    @Nullable Boolean safeguardedBenefit,
    @MaxItems(10) List<IllustrationWarning> warnings) {
  /**
   * Copies the warnings, and checks that there is a value or a reason.
   *
   * @throws IllegalArgumentException if there is neither, more than one, or a pot beside a reason
   */
  public IllustrationComponent {
    warnings = List.copyOf(warnings);
    long values =
        Stream.of(unavailableReason, recurringIncome, lumpSum, amountNotProvided)
            .filter(Objects::nonNull)
            .count();
    if (values != 1) {
      throw new IllegalArgumentException(
          "a component must have one of unavailableReason, recurringIncome, lumpSum and"
              + " amountNotProvided, and has "
              + values);
    }
    if (unavailableReason != null && (dcPot != null || calculationMethod != null)) {
      throw new IllegalArgumentException(
          "dcPot and calculationMethod must be absent beside unavailableReason "
              + unavailableReason);
    }
  }

  /** A value that is not there. */
  public static IllustrationComponent unavailable(
      IllustrationType illustrationType, BenefitType benefitType, UnavailableReason reason) {
    return new IllustrationComponent(
        illustrationType, benefitType, null, reason, null, null, null, null, null, null, List.of());
  }

  /** What it is of alone: the amounts are a person's. */
  @Override
  public String toString() {
    return "IllustrationComponent[" + illustrationType + ", " + benefitType + "]";
  }
}
