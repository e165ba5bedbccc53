package org.govnet.discovery;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.govnet.api.NodeId;

/**
 * How often one node may publish: each statement costs every reader of the network something. Only
 * who has proved to be the node is counted, so nobody uses up another's.
 */
final class Ration {
  private static final long BURST = 20;
  private static final long EVERY_MILLIS = Duration.ofSeconds(30).toMillis();

  private final Clock clock;
  private final Map<NodeId, Long> paidUntil = new HashMap<>();

  Ration(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes one.
   *
   * @throws PublishedTooOften if the node has none left
   */
  synchronized void take(NodeId node) {
    long now = clock.millis();
    long paid = Math.max(now, paidUntil.getOrDefault(node, now));
    long ahead = paid - now;
    if (ahead > (BURST - 1) * EVERY_MILLIS) {
      throw new PublishedTooOften(
          node, Duration.ofMillis(ahead - (BURST - 1) * EVERY_MILLIS).plusSeconds(1));
    }
    paidUntil.values().removeIf(until -> until <= now);
    paidUntil.put(node, paid + EVERY_MILLIS);
  }
}
