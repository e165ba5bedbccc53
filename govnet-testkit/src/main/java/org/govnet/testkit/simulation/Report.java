package org.govnet.testkit.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a simulation.
 *
 * @param sent how many calls were made
 * @param succeeded how many of them got an answer of status 200 to 299
 * @param mean how long a call took, of those that ended
 * @param p99 how long 99 % of them took at most
 * @param responses how many answers the replicas gave, by status; 0 for connections that broke
 * @param attempts how many requests reached the replicas
 * @param leaks attempts, permits and waiting calls that were not given back after all had ended:
 *     other than 0, it is a defect of the client's
 * @param digest of every call's times and end: the same exactly if everything was
 */
public record Report(
    int sent,
    int succeeded,
    Duration mean,
    Duration p99,
    Map<Integer, Integer> responses,
    int attempts,
    int leaks,
    String digest) {
  /** Copies the map, in the order of statuses. */
  public Report {
    responses = Collections.unmodifiableMap(new TreeMap<>(responses));
  }

  /** How many calls succeeded, of a hundred. */
  public double successPercent() {
    return 100.0 * succeeded / sent;
  }
}
