package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The national capability a contract belongs to; a call that names no node goes to that
 * capability's lead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Capability {
  /** A {@link CapabilityId}, such as {@code planning}. */
  String value();
}
