package org.govnet.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes each replica's breaker: 50 % of at least 10 calls in 20 s opens it, for 10 s and then
 * longer, up to 5 min, give or take half.
 */
final class Breakers {
  private static final long OPEN_MILLIS = 10_000;
  private static final int DOUBLINGS = 5;
  private static final long LONGEST_MILLIS = 300_000;

  private final CircuitBreakerConfig config;

  private Breakers(CircuitBreakerConfig config) {
    this.config = config;
  }

  /**
   * Breakers without a lock. The clock given times how long they stay open; the window of 20 s
   * slides by {@link System#nanoTime}, for Resilience4j's lock-free one takes no other clock.
   */
  static Breakers lockFree(Clock clock, Chance chance) {
    return new Breakers(
        config(clock, chance, SlidingWindowSynchronizationStrategy.LOCK_FREE)
            // A permit lost in half-open would otherwise keep it half-open for good.
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(30))
            .build());
  }

  /**
   * Breakers for virtual time. Resilience4j's other window slides by the clock it is given, and has
   * a lock, which one thread does not notice. How long half-open may last is timed by a thread in
   * real time, and so is left out: here attempts end in virtual time, and their permits with them.
   */
  static Breakers virtual(Clock clock, Chance chance) {
    return new Breakers(
        config(clock, chance, SlidingWindowSynchronizationStrategy.SYNCHRONIZED).build());
  }

  private static CircuitBreakerConfig.Builder config(
      Clock clock, Chance chance, SlidingWindowSynchronizationStrategy strategy) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(20, 10, CircuitBreakerConfig.SlidingWindowType.TIME_BASED, strategy)
        .failureRateThreshold(50)
        .waitIntervalFunctionInOpenState(open(chance))
        .permittedNumberOfCallsInHalfOpenState(3)
        .writableStackTraceEnabled(false)
        .clock(clock)
        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS);
  }

  private static IntervalFunction open(Chance chance) {
    return times -> {
      long middle =
          Math.min(LONGEST_MILLIS, OPEN_MILLIS << Math.min(DOUBLINGS, Math.max(0, times - 1)));
      return Math.min(LONGEST_MILLIS, middle / 2 + chance.below(middle + 1));
    };
  }

  CircuitBreaker breaker(String name) {
    return CircuitBreaker.of(name, config);
  }
}
