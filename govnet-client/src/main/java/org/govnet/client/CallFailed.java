package org.govnet.client;

import java.time.Duration;
import java.util.List;
import org.govnet.api.GovnetException;
import org.govnet.api.NodeId;

/** No answer that can be trusted came within the call's bounds; lists every attempt. */
public final class CallFailed extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final transient NodeId node;
  private final transient List<Attempt> attempts;
  private final boolean brokenOff;

  /**
   * A failure.
   *
   * @param brokenOff whether the caller ended it, and not the engine
   */
  CallFailed(
      String operation,
      NodeId node,
      String why,
      List<Attempt> attempts,
      Duration took,
      boolean brokenOff) {
    super(describe(operation, node, why, attempts, took));
    this.node = node;
    this.attempts = List.copyOf(attempts);
    this.brokenOff = brokenOff;
  }

  /** Whether the caller ended it, by an interrupt or by cancelling. */
  boolean brokenOff() {
    return brokenOff;
  }

  /** The node that was asked. */
  public NodeId node() {
    return node;
  }

  /** Every attempt, in order; empty if none could begin. */
  public List<Attempt> attempts() {
    return attempts;
  }

  private static String describe(
      String operation, NodeId node, String why, List<Attempt> attempts, Duration took) {
    StringBuilder out =
        new StringBuilder(operation)
            .append(" at ")
            .append(node)
            .append(" failed after ")
            .append(took.toMillis())
            .append(" ms: ")
            .append(why);
    for (int i = 0; i < attempts.size(); i++) {
      out.append("; attempt ").append(i + 1).append(": ").append(attempts.get(i));
    }
    return out.toString();
  }
}
