package org.govnet.api.procurement;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * How a tender differs from a plain purchase: OCDS techniques.
 *
 * @param hasFrameworkAgreement whether it establishes a framework
 * @param frameworkAgreement the framework; null without
 */
@WireObject
public record Techniques(
    boolean hasFrameworkAgreement, @Nullable FrameworkAgreement frameworkAgreement) {}
