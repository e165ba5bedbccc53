package org.govnet.node;

import java.lang.reflect.InvocationHandler;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;

/**
 * Ends a caller's time on a thread when the service's method returns, whatever it returns: one that
 * answers later leaves its worker before any filter of the answer runs.
 */
final class CallerScope extends AbstractBinder {
  private static InvocationHandler ending(Invocable method) {
    return (service, called, arguments) -> {
      try {
        return called.invoke(service, arguments);
      } finally {
        CurrentCaller.end();
      }
    };
  }

  @Override
  protected void configure() {
    ResourceMethodInvocationHandlerProvider provider = CallerScope::ending;
    bind(provider).to(ResourceMethodInvocationHandlerProvider.class);
  }
}
