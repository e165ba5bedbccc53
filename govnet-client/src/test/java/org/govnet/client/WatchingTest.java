package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.govnet.api.NodeId;
import org.govnet.api.ProblemException;
import org.govnet.client.CallReport.Result;
import org.govnet.discovery.Identity;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of calls: observers, explanations, policies from a file. */
class WatchingTest {
  private static final CallPolicy QUICK =
      new CallPolicy(Duration.ofSeconds(20), Duration.ofSeconds(10), 2);

  @TempDir private Path folder;
  private final Seen seen = new Seen();
  private TestNetwork network;
  private TestPeer peer;
  private Govnet govnet;

  /** Notes all, and adds fields. */
  private static final class Seen implements CallObserver {
    private final List<CallDetails> calls = new ArrayList<>();
    private final List<CallReport> reports = new ArrayList<>();

    @Override
    public Observed began(CallDetails call) {
      calls.add(call);
      return new Observed() {
        @Override
        public void sending(BiConsumer<String, String> field) {
          field.accept("traceparent", "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01");
          field.accept("tracestate", "vendor=1");
          field.accept("baggage", "a=b");
          field.accept("baggage", "too much".repeat(300)); // throws, and is left out
        }

        @Override
        public void ended(CallReport report) {
          reports.add(report);
        }
      };
    }
  }

  /** Fails at everything, and tries to send what it must not. */
  private static final class Broken implements CallObserver {
    @Override
    public Observed began(CallDetails call) {
      return new Observed() {
        @Override
        public void sending(BiConsumer<String, String> field) {
          field.accept("Govnet-To", "uk-test/elsewhere");
        }

        @Override
        public void ended(CallReport report) {
          throw new NoSuchMethodError("a library of another version");
        }
      };
    }
  }

  @BeforeEach
  void start() throws Exception {
    network = new TestNetwork(folder, Clock.systemUTC());
    Identity swansea = network.identity(TestPeer.NODE);
    Identity leeds = network.identity(NodeId.of("leeds"));
    network.admit(swansea);
    network.admit(leeds);
    network.designate(TestPeer.NODE);
    peer = new TestPeer((SigningKey) swansea.messages());
    network.describe(swansea, List.of(peer.replica()), List.of(TestNetwork.OFFER));
    Path policies = Files.writeString(folder.resolve("p"), "parcels.parcel.attempts = 1\n");
    govnet =
        Govnet.builder(leeds, network.anchor())
            .policy(QUICK)
            .policies(policies)
            .observe(
                call -> {
                  throw new IllegalStateException("broken from the start");
                })
            .observe(new Broken())
            .observe(seen)
            .join();
  }

  @AfterEach
  void stop() {
    govnet.close();
    peer.close();
    network.close();
  }

  @Test
  void seesAnAnswerAndAddsATraceToItsRequest() {
    peer.thenParcel();
    govnet.client(Parcels.class).parcel("p");

    CallDetails call = seen.calls.get(0);
    assertThat(call.contract().value()).isEqualTo("parcels");
    assertThat(call.version()).isEqualTo(2);
    assertThat(call.operation()).isEqualTo("parcel");
    assertThat(call.httpMethod()).isEqualTo("GET");
    assertThat(call.node()).isEqualTo(TestPeer.NODE);
    assertThat(peer.requests().get(0).getHeaders().get("X-Correlation-Id"))
        .isEqualTo(call.correlation());
    assertThat(peer.requests().get(0).getHeaders().get("traceparent")).startsWith("00-1111");
    assertThat(peer.requests().get(0).getHeaders().get("tracestate")).isEqualTo("vendor=1");
    assertThat(peer.requests().get(0).getHeaders().get("baggage")).isEqualTo("a=b");
    assertThat(peer.requests().get(0).getHeaders().get("Signature-Input"))
        .as("meshes rewrite them")
        .contains("govnet-to")
        .doesNotContain("trace", "baggage");
    assertThat(peer.requests().get(0).getHeaders().values("Govnet-To"))
        .containsExactly("uk-test/swansea");
    CallReport report = seen.reports.get(0);
    assertThat(report.result()).isEqualTo(Result.ANSWERED);
    assertThat(report.launched()).isEqualTo(1);
    assertThat(report.failures()).isEmpty();
    assertThat(report.took()).isPositive();
    assertThat(seen.reports).hasSize(1);
  }

  @Test
  void seesWhatAPeerRefuses() {
    peer.then(request -> peer.problem(request, 404, "parcel-not-found"));
    assertThatThrownBy(() -> govnet.client(Parcels.class).parcel("p"))
        .isInstanceOf(ProblemException.class);
    assertThat(seen.reports.get(0).result()).isEqualTo(Result.REFUSED);
    assertThat(seen.reports.get(0).status()).isEqualTo(404);
  }

  @Test
  void seesEveryFailedAttemptAndThatTheFileAllowsButOne() {
    peer.then(request -> peer.problem(request, 500, "defect"));
    assertThatThrownBy(() -> govnet.client(Parcels.class).parcel("p"))
        .isInstanceOf(ProblemException.class);
    assertThat(seen.reports.get(0).result()).isEqualTo(Result.FAILED);
    assertThat(seen.reports.get(0).status()).isEqualTo(500);
    assertThat(seen.reports.get(0).launched()).isEqualTo(1);
    assertThat(seen.reports.get(0).failures())
        .extracting(Attempt::fault)
        .containsExactly(Attempt.Fault.PROBLEM);
  }

  @Test
  void seesThatNobodyCouldBeAsked() {
    assertThatThrownBy(() -> govnet.client(Parcels.class, NodeId.of("york")).parcel("p"))
        .isInstanceOf(NoRoute.class);
    assertThat(seen.calls.get(0).node()).isNull();
    assertThat(seen.reports.get(0).result()).isEqualTo(Result.NO_ROUTE);
  }

  @Test
  void explainsWhereACallWouldGo() {
    Explanation before = govnet.explain(Parcels.class, "parcel");
    assertThat(before.node()).isEqualTo(TestPeer.NODE);
    assertThat(before.policy().attempts()).isEqualTo(1);
    assertThat(before.breakersHeeded()).isTrue();
    assertThat(before.replicas()).hasSize(1);
    assertThat(before.replicas().get(0).url()).isEqualTo(peer.replica().url());
    assertThat(before.replicas().get(0).picked()).isTrue();
    assertThat(before.replicas().get(0).score()).isZero();
    assertThat(before.replicas().get(0).room()).isEqualTo(20);

    peer.then(request -> peer.problem(request, 500, "defect"));
    assertThatThrownBy(() -> govnet.client(Parcels.class).parcel("p"))
        .isInstanceOf(ProblemException.class);

    Explanation after = govnet.explain(Parcels.class, TestPeer.NODE, "parcel");
    assertThat(after.replicas().get(0).failures()).isGreaterThan(9);
    assertThat(after.replicas().get(0).score()).isGreaterThan(9);
    assertThat(after.toString())
        .startsWith("parcels v2 parcel: node swansea\n  directory of uk-test at revision ")
        .contains("breaker CLOSED");
    assertThat(peer.requests()).as("explaining asks nobody").hasSize(1);
  }

  @Test
  void explainsWhyNobodyWouldBeAsked() {
    Explanation nobody = govnet.explain(Parcels.class, NodeId.of("york"), "parcel");
    assertThat(nobody.node()).isNull();
    assertThat(nobody.why()).contains("york is not admitted");
    assertThat(nobody.toString()).contains("nobody is asked");
    assertThatThrownBy(() -> govnet.explain(Parcels.class, "parcell"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("parcels v2 has no operation \"parcell\", only [");
  }
}
