package org.govnet.node;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link Exchange} around the contracts of a Jakarta REST application; assembled here, and
 * only here.
 */
final class GovnetFeature implements Feature {
  private final Exchange exchange;
  private final Services services;
  private final ExchangeWatch watch;
  private final @Nullable UseRecorder recorder;
  private final Clock clock;

  /**
   * A feature.
   *
   * @param recorder records uses of personal data; null if the node keeps no record of them
   */
  GovnetFeature(
      Exchange exchange,
      Services services,
      ExchangeWatch watch,
      @Nullable UseRecorder recorder,
      Clock clock) {
    this.exchange = exchange;
    this.services = services;
    this.watch = watch;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public boolean configure(FeatureContext context) {
    // In the order of a request: whose is it, may it run, what does it say; then what went wrong;
    // then the answer.
    context.register(new ArrivalFilter(exchange, services, watch));
    context.register(new AdmissionFilter(exchange, services, watch, recorder, clock));
    context.register(new JsonBody());
    context.register(new TextParameters());
    context.register(new ContractValuesBinder(new ContractValues(services)));
    context.register(new CallerScope());
    context.register(new ProblemMapper());
    context.register(new SealingFilter(exchange, recorder));
    return true;
  }
}
