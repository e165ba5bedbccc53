package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a contract's author expects its calls to be made: of one operation, or of all that say
 * nothing themselves. A client heeds it unless its own code or configuration says otherwise; what
 * must hold whatever they say is {@link Deadline}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CallHints {
  /** How many attempts a call has at most, from 1 to 10; 0 to leave it to the client. */
  int attempts() default 0;

  /** How long one attempt may take, in ms, from 1 to 300,000; 0 to leave it to the client. */
  int attemptMillis() default 0;

  /** Whether a slow attempt may be given another beside it, at another replica. */
  Hedging hedging() default Hedging.UNSAID;

  /** Whether calls are hedged. */
  enum Hedging {
    /** Left to the client. */
    UNSAID,
    /** They are not: each attempt is dear to the node. */
    OFF,
    /** They are, after the time that 95 % of the answers took at most. */
    AT_P95
  }
}
