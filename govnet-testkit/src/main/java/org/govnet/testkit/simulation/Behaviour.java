package org.govnet.testkit.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a replica answers, and when. It may depend on the time, the operation and how much there is
 * to do; it must be the same each time that these are.
 */
@FunctionalInterface
public interface Behaviour {
  /** The answer to a request that has just come. */
  Response respond(Moment moment);

  /**
   * When a request comes.
   *
   * @param time since the beginning
   * @param operation what is asked
   * @param active how many requests the replica has, this one included
   */
  record Moment(Duration time, String operation, int active) {}

  /**
   * An answer.
   *
   * @param status of HTTP; 0 for a connection that breaks
   * @param after how long after the request; null for never
   * @param retryAfter how long the caller is asked to wait; zero for nothing
   */
  record Response(int status, @Nullable Duration after, Duration retryAfter) {
    /** An answer that does not say when to ask again. */
    public Response(int status, @Nullable Duration after) {
      this(status, after, Duration.ZERO);
    }
  }

  /** Answers as it should. */
  static Behaviour ok(Delay delay) {
    return status(200, delay);
  }

  /** Answers with a status: 0 for a connection that breaks. */
  static Behaviour status(int status, Delay delay) {
    return moment -> new Response(status, delay.of(moment.active()));
  }

  /** Takes requests, and never answers. */
  static Behaviour never() {
    return moment -> new Response(0, null);
  }

  /** This, and another from a time on. */
  default Behaviour from(Duration time, Behaviour then) {
    return moment -> moment.time().compareTo(time) < 0 ? respond(moment) : then.respond(moment);
  }

  /** This, and another for one operation. */
  default Behaviour on(String operation, Behaviour other) {
    return moment -> moment.operation().equals(operation) ? other.respond(moment) : respond(moment);
  }
}
