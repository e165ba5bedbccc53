package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that asks for, or hands over, data about a living person. It is refused, by the
 * caller's client and again by the node, without a {@link Purpose} that is among those declared
 * here and a {@link LegalBasis}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PersonalData {
  /**
   * Where the request says whom it is about: the name of a path parameter, or a JSON pointer (RFC
   * 6901) into the body, such as {@code /nhsNumber}. Empty if the request is about no one person,
   * such as a list.
   */
  String subject() default "";

  /** What the data may be asked for, each a {@link Purpose}; at least one. */
  String[] purposes();

  /**
   * Whether it is of a special category, as health and care are (UK GDPR Article 9): then the legal
   * basis needs a condition of Article 9(2) besides.
   */
  boolean specialCategory() default false;
}
