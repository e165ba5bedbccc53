package org.govnet.node;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sees every exchange of a node: for metrics, traces and logs of one's own. It can neither change
 * nor refuse anything: what it throws is logged and changes nothing, and it must not wait. What is
 * outside the exchange, such as the directory's mirror and the node's health, it does not see.
 */
public interface ExchangeObserver {
  /**
   * The node has started.
   *
   * @param vitals how it does, whenever that is asked
   */
  default void started(NodeVitals vitals) {}

  /**
   * A request has arrived; whose it is, and whether it will be served, is not known yet.
   *
   * @param field gives its {@code traceparent} and {@code tracestate}, and nothing else; null for
   *     one that is not there once. Neither is signed: anybody on the way may have written it.
   * @return what sees the rest of it
   */
  Observed began(Function<String, @Nullable String> field);

  /** One exchange, seen by one observer. Its methods may be called by different threads in turn. */
  interface Observed {
    /**
     * The service is about to run, on this thread.
     *
     * @return run on this thread when it no longer serves the request; not after the answer of a
     *     service that answers later, which may be another's
     */
    default Runnable entered(ExchangeDetails details) {
      return () -> {};
    }

    /** The exchange is over. */
    default void ended(ExchangeReport report) {}
  }
}
