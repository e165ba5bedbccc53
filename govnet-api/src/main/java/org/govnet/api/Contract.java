package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Jakarta REST interface as a contract: an agreed interface that any node may offer. Its
 * path must be {@code /<id>/v<version>}, so that the interface works unchanged in any Jakarta REST
 * host. Everything that travels is JSON: a node serves it as that, whether or not the interface has
 * {@code @Consumes} and {@code @Produces}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Contract {
  /** The contract's name, a {@link ContractId}, such as {@code planning-applications}. */
  String id();

  /**
   * The major version, from 1 to 999; a breaking change is a new one, and old and new run side by
   * side.
   */
  int version();

  /**
   * The tier that runs this service locally: who answers for an area. {@link Tier#SINGLE} means
   * that the service is not a local one, and asking for it by area is refused.
   */
  Tier tier() default Tier.SINGLE;
}
