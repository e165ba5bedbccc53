package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long one call of the operation may take at most, retries included: the client gives it no
 * more, and the node counts on no more, whatever either is set to allow. Without it, their settings
 * alone say.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Deadline {
  /** Seconds, from 1 to 300. */
  int seconds();
}
