package org.govnet.client;

import java.util.function.BiConsumer;

/**
 * Sees every call of a client: for metrics, traces and logs of one's own. It can neither change nor
 * delay what a call does: what it throws is logged and changes nothing, and it must not wait.
 */
public interface CallObserver {
  /**
   * A client that it observes has joined.
   *
   * @param load what the client has on its way, to be asked at any time; the client's, so whoever
   *     lives longer holds it weakly
   */
  default void joined(ClientLoad load) {}

  /**
   * A call begins, on the thread that makes it.
   *
   * @return what sees the rest of it
   */
  Observed began(CallDetails call);

  /** One call, seen by one observer. Its methods may be called by different threads in turn. */
  interface Observed {
    /**
     * An attempt is about to be sent.
     *
     * @param field takes header fields of its request: {@code traceparent}, {@code tracestate} and
     *     {@code baggage} (W3C), and no other; they are not signed, since meshes rewrite them
     */
    default void sending(BiConsumer<String, String> field) {}

    /** The call is over. */
    default void ended(CallReport report) {}
  }
}
