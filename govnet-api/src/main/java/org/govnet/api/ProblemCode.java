package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link ProblemException} subclass is on the wire. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemCode {
  /** The problem's {@code code}: lower case, digits and hyphens, unique within the contract. */
  String value();

  /** The HTTP status, from 400 to 599. */
  int status();

  /** The problem's title. */
  String title();

  /** Who must act. */
  Party party() default Party.CALLER;
}
