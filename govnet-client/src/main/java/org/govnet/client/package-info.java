/**
 * A contract interface becomes a client: found through the directory, signed, retried within
 * bounds, and answered by a value, a typed problem or {@link org.govnet.client.CallFailed}.
 *
 * <p>What decides (pick, breaker, retry, deadline) is non-blocking state over an injected clock;
 * the thread that calls does the waiting, in {@code BlockingDriver}.
 */
@NullMarked
package org.govnet.client;

import org.jspecify.annotations.NullMarked;
