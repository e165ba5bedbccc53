package org.govnet.node;

import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.govnet.api.Caller;

/** Lets a service have {@code @Context Caller}. */
final class CallerBinder extends AbstractBinder {
  @Override
  protected void configure() {
    bind(new CurrentCaller()).to(Caller.class);
  }
}
