package org.govnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an operation, by what the directory says of the caller: any one group or capability
 * named is enough. Without it, every admitted node may.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenTo {
  /** The groups that may call it. */
  Group[] value() default {};

  /** Each a {@link CapabilityId}: nodes admitted with it may call the operation. */
  String[] capabilities() default {};

  /** A group of nodes. */
  enum Group {
    /** Every admitted node. */
    EVERY_NODE,
    /** Nodes that are admitted to serve an area. */
    COUNCILS,
    /** The node that serves it, calling itself: its own staff and systems. */
    OWN_NODE
  }
}
