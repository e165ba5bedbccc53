package org.govnet.api.procurement;

import org.govnet.api.WireObject;

/**
 * A step to be taken with a contract that was called off.
 *
 * @param step the step
 */
@WireObject
public record CallOffStepRequest(CallOffStep step) {}
