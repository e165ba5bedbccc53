package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The check for completeness.
 *
 * @param receivedAt when the back office had the application
 * @param validatedAt when it was checked; says nothing of what was found; null before
 * @param isValid what was found; null before
 */
@WireObject
public record Validation(
    Instant receivedAt,
    @Nullable Instant validatedAt,
    @JsonProperty("isValid") @Nullable Boolean isValid) {}
