package org.govnet.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.client.Attempt.Fault;
import org.govnet.client.CallReport.Result;
import org.govnet.discovery.Peer;
import org.govnet.discovery.Replica;
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
            meter -> assertThat(meter.getId().toString()).doesNotContain("secret", "a.test"))
        .filteredOn(meter -> meter.getId().getTag("node") == null)
        .isNotEmpty()
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("swansea"));
  }

  private double gauge(String name, String node) {
    return registry.get("govnet.client." + name).tag("node", node).gauge().value();
  }

  private static CallDetails callOf(NodeId node) {
    return new CallDetails(ContractId.of("parcels"), 2, "parcel", "GET", node, "1f");
  }

  private Target target(Replicas replicas, NodeId node) {
    Replica replica = new Replica(URI.create("https://" + node + ".test"), null);
    return replicas.target(new Peer(node, "some", List.of(replica), Set.of()));
  }

  private static Replicas replicas() {
    CallPolicy one = CallPolicy.DEFAULT.withLimits(new CallPolicy.Limits(true, 1, 10));
    HttpClients http = new HttpClients(() -> true, okHttp -> okHttp);
    return new Replicas(http, Peers.engine(one, Time.SYSTEM), Time.SYSTEM);
  }

  @Test
  void showsWhatIsOnItsWayToEachNode() {
    Replicas replicas = replicas();
    ClientLoad load = new ClientLoad(replicas);
    metrics.joined(load);
    Endpoints swansea =
        target(replicas, NodeId.of("swansea")).endpoints(Peers.operation("parcel"), false, 0);
    Gate gate = requireNonNull(swansea.gate());
    Flight flight = requireNonNull(gate.tryBegin(swansea, 0));
    Gate.Waiter waiter = requireNonNull(gate.enter(swansea, Long.MAX_VALUE / 2, () -> {}, 0));
    metrics.began(callOf(NodeId.of("swansea")));
    metrics.began(callOf(NodeId.of("york")));

    assertThat(gauge("attempts.active", "swansea")).isEqualTo(1);
    assertThat(gauge("calls.queued", "swansea")).isEqualTo(1);
    assertThat(gauge("breakers.open", "swansea")).isZero();
    assertThat(gauge("attempts.active", "york")).isZero();

    for (int i = 0; i < 20; i++) {
      swansea.all().get(0).replica().report(false, 1, 0);
    }
    assertThat(gauge("breakers.open", "swansea")).isEqualTo(1);

    flight.abandoned(0);
    requireNonNull(gate.leave(waiter)).abandoned(0);
    assertThat(gauge("attempts.active", "swansea")).isZero();
    assertThat(gauge("calls.queued", "swansea")).isZero();
    load.close();
    assertThat(gauge("breakers.open", "swansea")).as("of a client that is closed").isZero();
  }

  @Test
  void addsUpTheNodesBeyondTheFirstHundred() {
    Replicas replicas = replicas();
    ClientLoad load = new ClientLoad(replicas);
    metrics.joined(load);
    List<Flight> flights = new ArrayList<>();
    for (int i = 0; i < 103; i++) {
      NodeId node = NodeId.of("n" + i);
      Endpoints there = target(replicas, node).endpoints(Peers.operation("parcel"), false, 0);
      flights.add(requireNonNull(requireNonNull(there.gate()).tryBegin(there, 0)));
      metrics.began(callOf(node));
    }

    assertThat(registry.find("govnet.client.attempts.active").gauges()).hasSize(101);
    assertThat(gauge("attempts.active", "n99")).isEqualTo(1);
    assertThat(gauge("attempts.active", "_other")).isEqualTo(3);
    assertThat(flights).hasSize(load.nodes().size());
  }

  /** A meter registry lives as long as its application, and a client may not. */
  @Test
  void keepsNoClient() {
    WeakReference<ClientLoad> load = new WeakReference<>(new ClientLoad(replicas()));
    metrics.joined(requireNonNull(load.get()));
    metrics.began(CALL);

    for (int i = 0; i < 100 && load.get() != null; i++) {
      System.gc();
    }

    assertThat(load.get()).isNull();
    assertThat(gauge("attempts.active", "swansea")).isZero();
  }
}
