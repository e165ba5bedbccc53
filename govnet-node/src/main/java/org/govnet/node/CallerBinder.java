package org.govnet.node;

import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.govnet.api.Caller;

/** Lets a service have {@code @Context Caller}; by HK2, which Jersey 3 and 4 have in common. */
final class CallerBinder extends AbstractBinder {
  @Override
  protected void configure() {
    bind(new CurrentCaller()).to(Caller.class);
  }
}
