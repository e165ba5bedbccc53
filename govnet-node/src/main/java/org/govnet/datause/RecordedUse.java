package org.govnet.datause;

import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the record.
 *
 * @param subject of whom, as {@link SubjectKey} has it; null if nobody said of whom, and then no
 *     person is shown it
 * @param use what they are shown
 * @param delay the order that they are not shown it yet; null if there is none
 */
public record RecordedUse(@Nullable String subject, Use use, @Nullable Delay delay) {}
