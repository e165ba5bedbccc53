package org.govnet.client;

import java.util.Arrays;
import java.util.List;

/**
 * Picks the endpoint to ask: the one with the least in flight and the fewest failures remembered,
 * among those whose breaker lets it. When breakers would leave fewer than half, they are ignored:
 * then the fault is likely not the replicas'.
 */
final class Picker {
  private final Chance chance;

  Picker(Chance chance) {
    this.chance = chance;
  }

  /**
   * The pick.
   *
   * @param endpoint whom to ask
   * @param permitted whether a breaker's permit was taken, and is owed a report
   */
  record Pick(Endpoint endpoint, boolean permitted) {}

  /** Picks among at least one. */
  Pick pick(List<Endpoint> endpoints, long now) {
    if (endpoints.size() == 1) {
      Endpoint only = endpoints.get(0);
      return new Pick(only, only.replica().tryPermit());
    }
    Endpoint[] ranked = rank(endpoints, now);
    int open = 0;
    for (Endpoint endpoint : ranked) {
      open += endpoint.replica().isOpen() ? 1 : 0;
    }
    if (2 * (ranked.length - open) >= ranked.length) {
      for (Endpoint endpoint : ranked) {
        if (endpoint.replica().tryPermit()) {
          return new Pick(endpoint, true);
        }
      }
    }
    return new Pick(ranked[0], ranked[0].replica().tryPermit());
  }

  /** Best first; equals in an order that differs from call to call. */
  private Endpoint[] rank(List<Endpoint> endpoints, long now) {
    int size = endpoints.size();
    int start = (int) chance.below(size);
    Ranked[] ranked = new Ranked[size];
    for (int i = 0; i < size; i++) {
      Endpoint endpoint = endpoints.get((start + i) % size);
      ranked[i] = new Ranked(endpoint, endpoint.score(now));
    }
    Arrays.sort(ranked, (a, b) -> Double.compare(a.score, b.score));
    Endpoint[] order = new Endpoint[size];
    for (int i = 0; i < size; i++) {
      order[i] = ranked[i].endpoint;
    }
    return order;
  }

  private record Ranked(Endpoint endpoint, double score) {}
}
