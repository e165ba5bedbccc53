package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.client.Attempt.Fault;
import org.govnet.client.CallReport.Result;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
  static final CallDetails CALL =
      new CallDetails(ContractId.of("parcels"), 2, "parcel", "GET", NodeId.of("swansea"), "1f");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMetrics metrics = new CallMetrics(registry);

  static Attempt failed(Fault fault) {
    return new Attempt(URI.create("https://a.test"), fault, "secret", Duration.ofMillis(3));
  }

  private void call(Result result, int launched, Fault... faults) {
    List<Attempt> failures = List.of(faults).stream().map(CallMetricsTest::failed).toList();
    metrics.began(CALL).ended(new CallReport(result, 0, Duration.ofMillis(20), launched, failures));
  }

  private double attempts(String fault) {
    return registry
        .get("govnet.client.attempts")
        .tags("contract", "parcels", "version", "2", "operation", "parcel", "fault", fault)
        .counter()
        .count();
  }

  @Test
  void timesCallsByTheirResultAndCountsAttemptsByTheirFault() {
    call(Result.ANSWERED, 1);
    call(Result.ANSWERED, 3, Fault.CONNECT, Fault.TIMEOUT);
    call(Result.NO_ROUTE, 0);
    call(Result.FAILED, 1, Fault.CONNECT);

    assertThat(
            registry
                .get("govnet.client.calls")
                .tags("result", "answered")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(40);
    assertThat(registry.get("govnet.client.calls").tags("result", "no-route").timer().count())
        .isEqualTo(1);
    assertThat(attempts("none")).isEqualTo(2);
    assertThat(attempts("connect")).isEqualTo(2);
    assertThat(attempts("timeout")).isEqualTo(1);
  }

  @Test
  void hasNoTagOfWhatAPeerSays() {
    call(Result.FAILED, 1, Fault.IO);
    assertThat(registry.getMeters())
        .allSatisfy(
            meter ->
                assertThat(meter.getId().toString()).doesNotContain("swansea", "secret", "a.test"));
  }
}
