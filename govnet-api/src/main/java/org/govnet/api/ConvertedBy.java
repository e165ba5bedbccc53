package org.govnet.api;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the converter between a parameter and its text, on the parameter or on its type; the
 * parameter's own counts first. It stands in the contract, so that both sides use the same one, as
 * a converter that each side registers for itself could not promise.
 *
 * <p>The converter has a public constructor without arguments; one instance serves all calls, at
 * the same time. What it writes it has to read again as an equal value. Its {@code fromString}
 * refuses a text by an {@link IllegalArgumentException}, whose message the caller is shown.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface ConvertedBy {
  /** The converter's class. */
  Class<? extends ParamConverter<?>> value();
}
