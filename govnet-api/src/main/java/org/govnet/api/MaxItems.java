package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many elements a list in a body may have. Every list of a contract's records says it; a longer
 * one is refused when it is read. A list with no natural bound is a {@link Page} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.METHOD
})
public @interface MaxItems {
  /** The most elements, at least 1. */
  int value();
}
