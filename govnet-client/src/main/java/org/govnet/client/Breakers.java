package org.govnet.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes each replica's breaker: 50 % of at least 10 calls in 20 s opens it, for 10 s and then
 * longer, up to 5 min. The clock given times the opening; the window of 20 s slides by {@link
 * System#nanoTime} alone, for Resilience4j's lock-free one takes no other clock.
 */
final class Breakers {
  private final CircuitBreakerConfig config;

  Breakers(Clock clock) {
    config =
        CircuitBreakerConfig.custom()
            .slidingWindow(
                20,
                10,
                CircuitBreakerConfig.SlidingWindowType.TIME_BASED,
                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
            .failureRateThreshold(50)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialRandomBackoff(
                    Duration.ofSeconds(10), 2, 0.5, Duration.ofSeconds(300)))
            .permittedNumberOfCallsInHalfOpenState(3)
            // A permit lost in half-open would otherwise keep it half-open for good.
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(30))
            .writableStackTraceEnabled(false)
            .clock(clock)
            .currentTimestampFunction(Clock::millis, java.util.concurrent.TimeUnit.MILLISECONDS)
            .build();
  }

  CircuitBreaker breaker(String name) {
    return CircuitBreaker.of(name, config);
  }
}
