package org.govnet.api.pensions;

import java.time.LocalDate;
import org.govnet.api.WireObject;

/**
 * Something will be paid, and how much is not said.
 *
 * @param reason why not
 * @param payableDate from when it is paid
 */
@WireObject
public record AmountNotProvided(AmountNotProvidedReason reason, LocalDate payableDate) {}
