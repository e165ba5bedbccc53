package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.govnet.api.NodeId;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final NodeId LEEDS = NodeId.of("leeds");
  private static final NodeId YORK = NodeId.of("york");
  private static final NodeId OWN = NodeId.of("manchester");

  private long nanos = Long.MAX_VALUE - 5; // the clock of deadlines may begin anywhere

  private Quotas quotas(int burst, Duration every) {
    return new Quotas(new Quota(burst, every), OWN, () -> nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static void call(Quotas quotas, NodeId node) {
    quotas.require(node);
    quotas.spend(node);
  }

  private static void refuses(Quotas quotas, long seconds) {
    assertThatThrownBy(() -> quotas.require(LEEDS))
        .isInstanceOfSatisfying(
            RefusedRequest.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(429);
              assertThat(refused.problem().code()).isEqualTo("quota-exceeded");
              assertThat(refused.retryAfter()).contains(Duration.ofSeconds(seconds));
            });
  }

  @Test
  void givesABurstAndThenOneForEachPeriod() {
    Quotas quotas = quotas(3, Duration.ofSeconds(10));
    for (int i = 0; i < 3; i++) {
      call(quotas, LEEDS);
    }
    refuses(quotas, 10);

    pass(Duration.ofSeconds(10));
    call(quotas, LEEDS);
    refuses(quotas, 10);

    pass(Duration.ofSeconds(30));
    for (int i = 0; i < 3; i++) {
      call(quotas, LEEDS);
    }
    refuses(quotas, 10);
  }

  @Test
  void whoAsksAgainWhenToldIsServedAndNotASecondBefore() {
    Quotas quotas = quotas(1, Duration.ofMillis(2_500));
    call(quotas, LEEDS);
    refuses(quotas, 3);

    pass(Duration.ofMillis(2_499));
    refuses(quotas, 1);
    pass(Duration.ofMillis(1));
    assertThatCode(() -> call(quotas, LEEDS)).doesNotThrowAnyException();
  }

  @Test
  void oneNodesQuotaIsNotAnothers() {
    Quotas quotas = quotas(1, Duration.ofHours(1));
    call(quotas, LEEDS);
    refuses(quotas, 3600);

    call(quotas, YORK);
    assertThat(quotas.refused()).isEqualTo(1);
  }

  @Test
  void aRefusalTakesNothing() {
    Quotas quotas = quotas(1, Duration.ofSeconds(1));
    call(quotas, LEEDS);
    for (int i = 0; i < 1_000; i++) {
      refuses(quotas, 1);
    }
    pass(Duration.ofSeconds(1));
    call(quotas, LEEDS);
  }

  @Test
  void theNodeItselfHasNoQuota() {
    Quotas quotas = quotas(1, Duration.ofHours(1));
    for (int i = 0; i < 100; i++) {
      call(quotas, OWN);
    }
    assertThat(quotas.size()).isZero();
  }

  @Test
  void forgetsWhoHasItsWholeQuotaAgain() {
    Quotas quotas = quotas(2, Duration.ofSeconds(40));
    for (int i = 0; i < 1_000; i++) {
      call(quotas, NodeId.of("node-" + i));
    }
    pass(Duration.ofSeconds(30));
    call(quotas, LEEDS);
    call(quotas, LEEDS);
    assertThat(quotas.size()).isEqualTo(1_001);

    pass(Duration.ofSeconds(31));
    call(quotas, YORK);

    assertThat(quotas.size()).as("leeds, which still owes, and york").isEqualTo(2);
    refuses(quotas, 9);
    pass(Duration.ofSeconds(9));
    call(quotas, LEEDS);
    refuses(quotas, 40);
  }

  @Test
  void noNodeThatKeepsToTheDefaultFillsHalfOfTheMemoryForNonces() {
    Quota quota = Quota.DEFAULT;
    // A nonce is kept until its message could not pass the time check: at most 300 + 60 + 300 s.
    long kept = quota.burst() + TimeUnit.SECONDS.toNanos(660) / quota.every().toNanos();
    assertThat(kept).isLessThan(200_000);
  }

  @Test
  void refusesAQuotaThatIsNone() {
    assertThatThrownBy(() -> new Quota(0, Duration.ofSeconds(1)))
        .hasMessage("burst must be 1 to 1000000 calls: 0");
    assertThatThrownBy(() -> new Quota(1, Duration.ofHours(1).plusNanos(1)))
        .hasMessage("every must be 1 µs to 1 h: PT1H0.000000001S");
    assertThatThrownBy(() -> new Quota(1, Duration.ofNanos(999)))
        .hasMessage("every must be 1 µs to 1 h: PT0.000000999S");
    assertThatThrownBy(() -> Quota.perSecond(0, 1))
        .hasMessage("rate must be 1 to 1000000 calls a second: 0");
    assertThat(Quota.perSecond(1_000_000, 1).every()).isEqualTo(Duration.ofNanos(1_000));
  }
}
