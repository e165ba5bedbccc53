package org.govnet.node;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Puts an {@link Exchange} around the contracts of a Jakarta REST application; assembled here, and
 * only here.
 */
final class GovnetFeature implements Feature {
  private final Exchange exchange;
  private final Services services;
  private final ExchangeWatch watch;

  GovnetFeature(Exchange exchange, Services services, ExchangeWatch watch) {
    this.exchange = exchange;
    this.services = services;
    this.watch = watch;
  }

  @Override
  public boolean configure(FeatureContext context) {
    // In the order of a request: whose is it, may it run, what does it say; then what went wrong;
    // then the answer.
    context.register(new ArrivalFilter(exchange, services, watch));
    context.register(new AdmissionFilter(exchange, services, watch));
    context.register(new JsonBody());
    context.register(new TextParameters());
    context.register(new ContractValuesBinder(new ContractValues(services)));
    context.register(new CallerScope());
    context.register(new ProblemMapper());
    context.register(new SealingFilter(exchange));
    return true;
  }
}
