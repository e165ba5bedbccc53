package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a service's method that implements an {@link Idempotent} operation: a promise that all it does
 * is committed in one transaction through {@link Idempotency#within}. A run of it that died before
 * the commit has then left nothing, and is run again when the caller asks again. A call that
 * succeeds without such a commit is answered as a failure of the service, so that its first test
 * finds it; a node that does not keep its keys in a database does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ExactlyOnce {}
