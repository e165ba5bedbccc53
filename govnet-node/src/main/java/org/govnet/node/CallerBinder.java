package org.govnet.node;

import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.govnet.api.Caller;
import org.govnet.api.Idempotency;

/** Lets a service have {@code @Context Caller} and {@code @Context Idempotency}. */
final class CallerBinder extends AbstractBinder {
  @Override
  protected void configure() {
    bind(new CurrentCaller()).to(Caller.class);
    bind(new CurrentIdempotency()).to(Idempotency.class);
  }
}
