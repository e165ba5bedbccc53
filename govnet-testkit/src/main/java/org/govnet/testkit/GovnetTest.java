package org.govnet.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test class with a network of its own, started when it is first needed and gone, keys and all,
 * after the class's last test. Fields may be {@link Peer} and {@link As}; constructors, tests and
 * lifecycle methods may take the {@link Network}.
 *
 * <p>The tests of one class share the network, so they run one after another.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(GovnetExtension.class)
public @interface GovnetTest {}
