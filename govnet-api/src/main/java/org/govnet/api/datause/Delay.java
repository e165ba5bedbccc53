package org.govnet.api.datause;

import java.time.Instant;
import org.govnet.api.WireObject;

/**
 * An order that a person is not told of a use yet.
 *
 * @param reason why
 * @param untilAt when the person may be told; after now, and at most {@value #MAX_MONTHS} months
 *     ahead
 */
@WireObject
public record Delay(DelayReason reason, Instant untilAt) {
  /** The longest delay, in months; a new order may follow it. */
  public static final int MAX_MONTHS = 12;
}
