package org.govnet.client;

import java.util.List;

/** What makes one endpoint better than another; a simulation may try another than ours. */
interface Ranking {
  /** Ours: {@link Endpoint#score}, and what each refuses more than its peers do. */
  Ranking SCORE = Ranking::ours;

  /** Whether replicas whose breaker is open are passed over. */
  default boolean heedsBreakers() {
    return true;
  }

  /** Gives each endpoint a score; lower is better, and equals share. */
  void score(List<Endpoint> endpoints, long now, double[] scores);

  private static void ours(List<Endpoint> endpoints, long now, double[] scores) {
    long best = 0;
    long answers = 0;
    long refusals = 0;
    for (int i = 0; i < scores.length; i++) {
      Endpoint endpoint = endpoints.get(i);
      long usual = endpoint.latency();
      best = best == 0 || (usual > 0 && usual < best) ? usual : best;
      answers += endpoint.answers().answers();
      refusals += endpoint.answers().refusals();
    }
    for (int i = 0; i < scores.length; i++) {
      Endpoint endpoint = endpoints.get(i);
      scores[i] = endpoint.score(now, best);
      if (refusals > 0) {
        scores[i] += endpoint.answers().excess(answers, refusals);
      }
    }
  }
}
