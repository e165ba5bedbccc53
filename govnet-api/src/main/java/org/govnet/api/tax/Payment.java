package org.govnet.api.tax;

import java.time.LocalDate;
import org.govnet.api.Money;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A payment to the taxpayer's VAT account.
 *
 * @param amount how much
 * @param receivedDate when it was received; null if that is not known
 */
@WireObject
public record Payment(Money amount, @Nullable LocalDate receivedDate) {}
