package org.govnet.node;

import java.time.Duration;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended.
 *
 * @param details which operation it was; null if the request was refused before that was known
 * @param caller the node that called; null if that was not known either
 * @param status the answer's HTTP status
 * @param code the code of the problem that was answered, at most 64 of {@code a-z}, {@code 0-9} and
 *     hyphens; null if there was none, or it is not of that form
 * @param refused whether govnet raised that problem, and not the service; the codes are then
 *     govnet's own, and few
 * @param took from the arrival of the request's head to the answer
 * @param correlation the request's {@code X-Correlation-Id}; null if it has none that may be echoed
 */
public record ExchangeReport(
    @Nullable ExchangeDetails details,
    @Nullable NodeId caller,
    int status,
    @Nullable String code,
    boolean refused,
    Duration took,
    @Nullable String correlation) {}
