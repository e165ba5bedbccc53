package org.govnet.api.planning;

import java.time.Instant;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A comment by a specialist as it is published.
 *
 * @param id its opaque id
 * @param organisationSpecialism the organisation, or the specialism within the authority
 * @param jobTitle the function of whoever writes; null if not said
 * @param reason why the specialist was asked; null if not said
 * @param sentiment what the specialist makes of the application
 * @param commentRedacted what is said, redacted by the authority
 * @param submittedAt when it was submitted
 * @param publishedAt when it was published
 */
@WireObject
public record SpecialistComment(
    String id,
    String organisationSpecialism,
    @Nullable String jobTitle,
    @Nullable String reason,
    SpecialistSentiment sentiment,
    String commentRedacted,
    Instant submittedAt,
    Instant publishedAt) {}
