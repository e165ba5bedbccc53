package org.govnet.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation at the replicas of a node.
 *
 * @param all an endpoint for each replica; at least one
 * @param gate where calls wait that find every replica at its limit; null without limits
 * @param latencies what answers take; null without hedging
 */
record Endpoints(List<Endpoint> all, @Nullable Gate gate, @Nullable Latencies latencies) {
  Endpoints {
    all = List.copyOf(all);
  }

  /** How long a slow attempt is waited for before it is hedged; 0 while that is not known. */
  long hedgeDelay(CallPolicy.Hedging how) {
    if (how.delay() != null) {
      return how.delay().toNanos();
    }
    return latencies == null ? 0 : latencies.p95();
  }

  int size() {
    return all.size();
  }
}
