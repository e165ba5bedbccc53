package org.govnet.testkit;

import java.util.List;
import org.govnet.api.NodeId;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A call that no stub expects.
 *
 * @param node who was asked
 * @param caller who asked
 * @param asked what was asked
 * @param nearest the stub that comes nearest; null if there is none
 */
record Unexpected(NodeId node, String caller, Asked asked, @Nullable Stub nearest) {
  /** What the problem says and a program sees. */
  static final String CODE = "unexpected-call";

  /**
   * The answer. Not of status 500 and above: a client would try such a call again, and the test
   * would see it thrice.
   */
  Problem problem() {
    String detail = node + " has no stub for " + asked;
    return Problem.of(
        422,
        CODE,
        Party.CALLER,
        "No stub expects this call",
        nearest == null
            ? detail
            : detail + "; nearest is " + nearest + ", but " + String.join("; ", differences()));
  }

  /** The same for the test's end. */
  String report() {
    StringBuilder out = new StringBuilder();
    out.append(node).append(" was called as no stub expects:\n  ");
    out.append(asked).append(" (by ").append(caller).append(")\n  ");
    if (nearest == null) {
      return out.append("there is no stub of ").append(node).toString();
    }
    out.append("nearest stub: ").append(nearest);
    differences().forEach(difference -> out.append("\n    ").append(difference));
    return out.toString();
  }

  private List<String> differences() {
    return nearest == null ? List.of() : nearest.asked().differences(asked);
  }
}
