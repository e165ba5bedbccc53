package org.govnet.evidence;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.govnet.api.ContractId;
import org.jspecify.annotations.Nullable;

/**
 * How a node keeps evidence of its exchanges. Immutable.
 *
 * @param failure what becomes of exchanges while evidence cannot be written
 * @param services the same for services of which something else is said
 * @param bodies the services whose messages' bodies are kept too
 * @param retention how long contents are kept, at least a day; null for good
 * @param checkpointRecords after how many records the head is signed: 1 to 10,000
 * @param checkpointTime after how long it is signed and countersigned, if there is any: 1 s to a
 *     day
 */
public record EvidencePolicy(
    FailurePolicy failure,
    Map<ContractId, FailurePolicy> services,
    Set<ContractId> bodies,
    @Nullable Duration retention,
    int checkpointRecords,
    Duration checkpointTime) {
  /** Refuses what cannot be evidenced; no bodies; kept for good; signed every 5 minutes. */
  public static final EvidencePolicy DEFAULT =
      new EvidencePolicy(
          FailurePolicy.REFUSE, Map.of(), Set.of(), null, 1_000, Duration.ofMinutes(5));

  /** Copies the collections; the ranges are checked where the log is opened. */
  public EvidencePolicy {
    services = Map.copyOf(services);
    bodies = Set.copyOf(bodies);
  }

  /** The same with another failure policy for all services of which nothing else is said. */
  public EvidencePolicy withFailure(FailurePolicy other) {
    return new EvidencePolicy(
        other, services, bodies, retention, checkpointRecords, checkpointTime);
  }

  /** The same with a failure policy for one service. */
  public EvidencePolicy withFailure(ContractId contract, FailurePolicy its) {
    Map<ContractId, FailurePolicy> all = new java.util.HashMap<>(services);
    all.put(contract, its);
    return new EvidencePolicy(failure, all, bodies, retention, checkpointRecords, checkpointTime);
  }

  /** The same, and bodies are kept of these services' messages. */
  public EvidencePolicy withBodies(Set<ContractId> contracts) {
    return new EvidencePolicy(
        failure, services, contracts, retention, checkpointRecords, checkpointTime);
  }

  /** The same, and contents are erased after so long: at least a day. */
  public EvidencePolicy withRetention(Duration time) {
    return new EvidencePolicy(failure, services, bodies, time, checkpointRecords, checkpointTime);
  }

  /** The same with other checkpoints. */
  public EvidencePolicy withCheckpoints(int records, Duration time) {
    return new EvidencePolicy(failure, services, bodies, retention, records, time);
  }

  FailurePolicy failureOf(ContractId contract) {
    return services.getOrDefault(contract, failure);
  }
}
