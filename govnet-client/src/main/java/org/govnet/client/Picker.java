package org.govnet.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks the endpoint to ask: the one with the best score among those whose breaker lets it and
 * whose limits have room. When breakers would leave fewer than half, they are ignored: then the
 * fault is likely not the replicas'.
 */
final class Picker {
  private static final double TAKEN = Double.POSITIVE_INFINITY;

  private final Ranking ranking;
  private final Chance chance;

  Picker(Ranking ranking, Chance chance) {
    this.ranking = ranking;
    this.chance = chance;
  }

  /**
   * Picks among at least one.
   *
   * @param except not this one; null for none
   * @return null if all that may be asked are at their limits
   */
  @Nullable Flight pick(Endpoints endpoints, @Nullable Endpoint except, long now) {
    List<Endpoint> all = endpoints.all();
    int size = all.size();
    if (size == 1) {
      return all.get(0) == except ? null : begin(all.get(0), false, now);
    }
    // Equals in an order that differs from call to call.
    int start = (int) chance.below(size);
    double[] scores = new double[size];
    ranking.score(all, now, scores);
    exclude(all, except, scores);
    if (heeded(all)) {
      double[] left = scores.clone();
      boolean full = false;
      for (int i = best(left, start); i >= 0; i = best(left, start)) {
        left[i] = TAKEN;
        if (all.get(i).replica().tryPermit()) {
          Flight flight = begin(all.get(i), true, true, now);
          if (flight != null) {
            return flight;
          }
          full = true;
        }
      }
      if (full) {
        return null;
      }
    }
    for (int i = best(scores, start); i >= 0; i = best(scores, start)) {
      Flight flight = begin(all.get(i), true, now);
      if (flight != null) {
        return flight;
      }
      scores[i] = TAKEN;
    }
    return null;
  }

  private static void exclude(List<Endpoint> all, @Nullable Endpoint except, double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (all.get(i) == except) {
        scores[i] = TAKEN;
      }
    }
  }

  /**
   * Which one would be picked by scores, without picking it; equals are not shared here.
   *
   * @return its place; −1 if all are at their limits
   */
  static int peek(List<Endpoint> all, double[] scores) {
    double[] left = scores.clone();
    boolean heeded = heeds(all);
    for (int pass = heeded ? 0 : 1; pass < 2; pass++) {
      for (int i = 0; i < left.length; i++) {
        boolean open = pass == 0 && all.get(i).replica().isOpen();
        boolean room = all.get(i).room() > 0 && all.get(i).replica().room() > 0;
        left[i] = open || !room ? TAKEN : scores[i];
      }
      int found = best(left, 0);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private boolean heeded(List<Endpoint> all) {
    return ranking.heedsBreakers() && heeds(all);
  }

  /** Whether open breakers are heeded: not if fewer than half of the replicas would be left. */
  static boolean heeds(List<Endpoint> all) {
    int open = 0;
    for (int i = 0; i < all.size(); i++) {
      open += all.get(i).replica().isOpen() ? 1 : 0;
    }
    return 2 * open <= all.size();
  }

  /** The place of the least, looking from {@code start} on; −1 if all are taken. */
  private static int best(double[] scores, int start) {
    int found = -1;
    double least = TAKEN;
    for (int i = 0; i < scores.length; i++) {
      int at = start + i < scores.length ? start + i : start + i - scores.length;
      if (scores[at] < least) {
        least = scores[at];
        found = at;
      }
    }
    return found;
  }

  /** Whatever the breaker says; it hears of the attempt if it has a permit for it. */
  private static @Nullable Flight begin(Endpoint endpoint, boolean ranked, long now) {
    return begin(endpoint, endpoint.replica().tryPermit(), ranked, now);
  }

  private static @Nullable Flight begin(
      Endpoint endpoint, boolean permitted, boolean ranked, long now) {
    Flight flight = endpoint.tryBegin(permitted, ranked, now);
    if (flight == null && permitted) {
      endpoint.replica().release();
    }
    return flight;
  }
}
