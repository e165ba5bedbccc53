package org.govnet.api.planning;

import java.time.Instant;
import org.govnet.api.WireObject;

/**
 * What a list shows of an application; the rest is at its id.
 *
 * @param id its opaque id, which paths carry
 * @param reference the authority's own reference
 * @param applicationType what is applied for
 * @param stage where it is in the process
 * @param status what has become of it
 * @param site where
 * @param submittedAt when it was submitted
 */
@WireObject
public record ApplicationSummary(
    String id,
    String reference,
    ApplicationType applicationType,
    ProcessStage stage,
    ApplicationStatus status,
    Site site,
    Instant submittedAt) {}
