package org.govnet.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node that the test plays: admitted, announced, and served over HTTPS with the answers that
 * {@link Stubs#when} gives. The field's type is the contract that it offers; two fields of one node
 * are two contracts of it. The first peer declared with a contract of a capability leads that
 * capability.
 *
 * <p>The field itself is for {@code when(...)} alone. To call the peer, ask a {@link As caller}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Peer {
  /** The node's name. */
  String value();
}
