package org.govnet.api.tax;

import java.time.Instant;
import java.util.regex.Pattern;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a return was received.
 *
 * @param processedAt when
 * @param formBundleNumber the number the return is filed under, twelve digits
 * @param paymentIndicator how box 5 will be settled; null if nothing is arranged
 * @param chargeRefNumber what a payment has to quote, 1 to 16 characters; null if nothing is owed
 */
@WireObject
public record SubmissionReceipt(
    Instant processedAt,
    String formBundleNumber,
    @Nullable PaymentIndicator paymentIndicator,
    @Nullable String chargeRefNumber) {
  private static final Pattern BUNDLE = Pattern.compile("[0-9]{12}");

  /**
   * Checks the numbers' forms.
   *
   * @throws IllegalArgumentException if one is wrong
   */
  public SubmissionReceipt {
    if (!BUNDLE.matcher(formBundleNumber).matches()) {
      throw new IllegalArgumentException(
          "formBundleNumber must be twelve digits: " + Quote.of(formBundleNumber));
    }
    Text.optional("chargeRefNumber", chargeRefNumber, 16);
  }
}
