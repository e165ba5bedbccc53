package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A write that carries an {@code Idempotency-Key}: however often one call is sent, its effect
 * happens once. The node refuses the operation without a key. The caller's key is the parameter
 * annotated {@code @HeaderParam("Idempotency-Key")}; an operation without that parameter gets a
 * random key for each call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
