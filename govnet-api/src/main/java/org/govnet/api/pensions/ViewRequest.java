package org.govnet.api.pensions;

import org.govnet.api.WireObject;

/**
 * A request to see a pension that was found.
 *
 * @param identifier what the finder answered
 */
@WireObject
public record ViewRequest(PensionIdentifier identifier) {}
