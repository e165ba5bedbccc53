package org.govnet.api.care;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a care service; the rest is at its id.
 *
 * @param id its id in this directory
 * @param organizationId who gives it
 * @param name its name
 * @param description what it is
 * @param status whether it is open
 * @param eligibilityDescription whom it is for
 * @param minimumAge the least age in whole years
 * @param maximumAge the greatest age in whole years
 * @param alert what to know now
 */
@WireObject
public record CareServiceSummary(
    String id,
    String organizationId,
    String name,
    @Nullable String description,
    CareServiceStatus status,
    @Nullable String eligibilityDescription,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    @Nullable String alert) {}
