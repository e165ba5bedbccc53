package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Lookup;

/** Says where a call would go, without making one or changing anything. */
final class Explaining {
  private final DirectoryReader reader;
  private final Replicas replicas;
  private final Policies policies;
  private final Time time;

  Explaining(DirectoryReader reader, Replicas replicas, Policies policies, Time time) {
    this.reader = reader;
    this.replicas = replicas;
    this.policies = policies;
    this.time = time;
  }

  Explanation of(ContractModel contract, Operation operation, Lookup lookup) {
    policies.add(contract);
    CallPolicy policy = policies.of(contract, operation);
    String directory =
        reader.current().map(held -> held + ", " + reader.freshness()).orElse("no directory");
    String label = contract + " " + operation.name();
    if (!(lookup instanceof Lookup.Found found)) {
      return new Explanation(
          label, policy, directory, null, String.valueOf(lookup), false, 0, List.of());
    }
    long now = time.nanos();
    Target target = replicas.target(found.peer());
    Endpoints endpoints = target.endpoints(operation, policy.hedging().on(), now);
    Gate gate = endpoints.gate();
    return new Explanation(
        label,
        policy,
        directory,
        found.peer().node(),
        "",
        Picker.heeds(endpoints.all()),
        gate == null ? 0 : gate.waiting(),
        candidates(endpoints.all(), now));
  }

  private static List<Explanation.Candidate> candidates(List<Endpoint> all, long now) {
    double[] scores = new double[all.size()];
    Ranking.SCORE.score(all, now, scores);
    int picked = Picker.peek(all, scores);
    List<Explanation.Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      candidates.add(candidate(all, i, i == picked, scores[i], now));
    }
    return candidates;
  }

  private static Explanation.Candidate candidate(
      List<Endpoint> all, int place, boolean picked, double score, long now) {
    Endpoint endpoint = all.get(place);
    ReplicaState replica = endpoint.replica();
    long best =
        all.stream().mapToLong(Endpoint::latency).filter(usual -> usual > 0).min().orElse(0);
    long answers = all.stream().mapToLong(one -> one.answers().answers()).sum();
    long refusals = all.stream().mapToLong(one -> one.answers().refusals()).sum();
    return new Explanation.Candidate(
        replica.replica().url(),
        picked,
        score,
        endpoint.inFlight(),
        endpoint.failures(now),
        best == 0 ? 0 : endpoint.overdue(now, best),
        refusals == 0 ? 0 : endpoint.answers().excess(answers, refusals),
        replica.warmth(now),
        replica.breakerState(),
        Math.min(replica.room(), endpoint.room()),
        (double) endpoint.latency() / TimeUnit.MILLISECONDS.toNanos(1));
  }
}
