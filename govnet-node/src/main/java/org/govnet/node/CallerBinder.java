package org.govnet.node;

import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.govnet.api.Caller;
import org.govnet.api.Idempotency;
import org.govnet.api.datause.CurrentUse;

/**
 * Lets a service have {@code @Context} a Caller, an Idempotency and a CurrentUse; by HK2, which
 * Jersey 3 and 4 have in common.
 */
final class CallerBinder extends AbstractBinder {
  @Override
  protected void configure() {
    bind(new CurrentCaller()).to(Caller.class);
    bind(new CurrentIdempotency()).to(Idempotency.class);
    bind(new CurrentUseOfCaller()).to(CurrentUse.class);
  }
}
