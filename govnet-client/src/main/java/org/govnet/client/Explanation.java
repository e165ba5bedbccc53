package org.govnet.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Which replica a call would go to now, and why: for whoever asks why calls go where they go.
 * {@link #toString} says it in lines for people.
 *
 * @param operation as people write it, such as {@code planning-applications v1 application}
 * @param policy of the operation's calls now
 * @param directory what the directory in use is, and how fresh
 * @param node who is asked; null if nobody
 * @param why nobody is asked; empty if somebody is
 * @param breakersHeeded whether replicas whose breaker is open are passed over: not if fewer than
 *     half would be left
 * @param waiting how many calls wait for room at this node
 * @param replicas the node's, as listed
 */
public record Explanation(
    String operation,
    CallPolicy policy,
    String directory,
    @Nullable NodeId node,
    String why,
    boolean breakersHeeded,
    int waiting,
    List<Candidate> replicas) {
  /** Copies the list. */
  public Explanation {
    replicas = List.copyOf(replicas);
  }

  /**
   * A replica, as this operation's calls see it.
   *
   * @param url of the replica
   * @param picked whether the next call would go there; where several have the same score, any of
   *     them might be picked
   * @param score the sum of what follows, divided by the warmth; the lowest is picked
   * @param inFlight attempts in flight
   * @param failures what is remembered of failures: 10 each, halved every 30 s
   * @param overdue what attempts count that take much longer than the best replica's
   * @param refusals what refusals count that its peers did not give
   * @param warmth from 0.1 to 1, while it is brought up slowly
   * @param breaker the state of its breaker: {@code CLOSED}, {@code OPEN}, {@code HALF_OPEN}
   * @param room how many more attempts its limits and the operation's allow now; {@link
   *     Integer#MAX_VALUE} without limits
   * @param latencyMillis what a good answer usually takes; 0 if none is known
   */
  public record Candidate(
      URI url,
      boolean picked,
      double score,
      int inFlight,
      double failures,
      double overdue,
      double refusals,
      double warmth,
      String breaker,
      int room,
      double latencyMillis) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %s score %.1f = (in flight %d + failures %.1f + overdue %.1f + refusals %.1f) at"
              + " warmth %.1f; breaker %s, room for %s, usually %.1f ms",
          picked ? "->" : "  ",
          url,
          score,
          inFlight,
          failures,
          overdue,
          refusals,
          warmth,
          breaker,
          room == Integer.MAX_VALUE ? "any" : String.valueOf(room),
          latencyMillis);
    }
  }

  @Override
  public String toString() {
    StringBuilder out =
        new StringBuilder(operation)
            .append(": ")
            .append(node == null ? "nobody is asked: " + why : "node " + node)
            .append("\n  ")
            .append(directory)
            .append("\n  ")
            .append(policy);
    if (node != null) {
      out.append("\n  ")
          .append(breakersHeeded ? "open breakers are passed over" : "breakers are not heeded")
          .append(waiting == 0 ? "" : "; " + waiting + " calls wait for room");
    }
    replicas.forEach(replica -> out.append('\n').append(replica));
    return out.toString();
  }
}
