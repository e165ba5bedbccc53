package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a value type's text looks like, for a contract's OpenAPI document. The type's constructor
 * decides, and may be stricter, as with a check digit; it accepts nothing that does not match.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextForm {
  /** A regular expression that both Java and ECMA-262 understand, for the whole text. */
  String pattern();

  /** A text that the constructor accepts, from a range reserved for examples if there is one. */
  String example();
}
