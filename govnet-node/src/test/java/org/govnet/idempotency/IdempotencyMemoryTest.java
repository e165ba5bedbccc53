package org.govnet.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdempotencyMemoryTest extends IdempotencyStoreContract {
  private Instant now = Instant.parse("2026-08-09T13:58:07Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  @Override
  IdempotencyStore create(IdempotencyLimits limits) {
    return new IdempotencyMemory(clock, limits);
  }

  @Override
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** It lives as long as whoever runs: what it has begun has not died. */
  @Test
  void countsARunAsAliveHoweverLongItTakes() {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    Claim.Run slow = run(store, LEEDS, "a");
    pass(LEASE.plusHours(1));
    assertThat(claim(store, LEEDS, "a")).isEqualTo(new Claim.InProgress());
    store.complete(slow, answer(200, 1));
    assertAnswered(claim(store, LEEDS, "a"), answer(200, 1));
  }

  @Test
  void joinsNoTransactions() {
    IdempotencyStore store = create(IdempotencyLimits.IN_MEMORY);
    assertThat(store.joinsTransactions()).isFalse();
    Connection any =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError(method);
                });
    Claim.Run run = run(store, LEEDS, "a");
    assertThatThrownBy(() -> store.within(run, any, null))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("IdempotencyMemory has no database whose transactions it could be in");
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> IdempotencyLimits.IN_MEMORY.keptFor(Duration.ofHours(23)))
        .hasMessage("kept must be 24 hours to 366 days: PT23H");
    assertThatThrownBy(() -> new IdempotencyLimits(Duration.ofDays(1), 1, 1))
        .hasMessage("keys must be 2 to 100,000,000: 1");
    assertThatThrownBy(() -> new IdempotencyLimits(Duration.ofDays(1), 2, 0))
        .hasMessage("bytes must be 1 to 2^50: 0");
  }
}
