package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.benchmarks.CallerTime;
import org.govnet.benchmarks.SampleRecord;
import org.govnet.benchmarks.TempFolder;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.LocalNetwork;
import org.govnet.rivals.ByHand;
import org.govnet.rivals.Calls;
import org.govnet.rivals.DialogueCalls;
import org.govnet.rivals.FeignCalls;
import org.govnet.rivals.RetrofitCalls;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One GET of a record of 1,000 bytes, answered from memory: by hand, through others' libraries, and
 * through {@link Govnet} with all its layers. In govnet's own package, because calls without
 * signatures are not for users.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
  /** What a competent developer writes; OkHttp has its defaults, so a call has no timeout. */
  @State(Scope.Benchmark)
  public static class Plain {
    private final OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(CannedPeer.unsigned()).build();
    private final Calls byHand = new ByHand(http, CannedPeer.URL);
    private final Calls bounded =
        new ByHand(http.newBuilder().callTimeout(10, TimeUnit.SECONDS).build(), CannedPeer.URL);
  }

  /** The same call through others' libraries. */
  @State(Scope.Benchmark)
  public static class Rivals {
    private final OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(CannedPeer.unsigned()).build();
    private final Calls retrofit = new RetrofitCalls(http, CannedPeer.URL);
    private final Calls feign = new FeignCalls(http, CannedPeer.URL);
    private final Calls dialogue = DialogueCalls.canned(SampleRecord.bytes(), CannedPeer.URL);

    /** Checks that they all get what govnet gets. */
    public Rivals() {
      try {
        Application expected = new ByHand(http, CannedPeer.URL).application(SampleRecord.ID);
        for (Calls rival : List.of(retrofit, feign, dialogue)) {
          if (!rival.application(SampleRecord.ID).equals(expected)) {
            throw new IllegalStateException(rival.getClass() + " reads another application");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the canned answer cannot be read", e);
      }
    }
  }

  /** A network with a directory that is really read, and one peer, which is not really there. */
  public abstract static class Network {
    final CannedPeer canned;
    final PlanningApplications planning;
    private final TempFolder folder = TempFolder.create();
    private final LocalNetwork network;
    private final Govnet govnet;

    Network(boolean signed) {
      Clock clock = Clock.systemUTC();
      network = LocalNetwork.start(NetworkId.of("benchmark"), folder.path(), clock);
      NodeId salford = NodeId.of("salford");
      CapabilityId capability = CapabilityId.of("planning");
      Identity peer = network.admit(salford, "Salford", List.of(), List.of(capability));
      network.designate(capability, salford);
      ServiceOffer offer = new ServiceOffer(ContractId.of("planning-applications"), 1);
      Replica replica = new Replica(java.net.URI.create(CannedPeer.URL), null);
      network
          .publisher()
          .accept(List.of(peer.describe(1, 1, List.of(replica), List.of(offer), clock)));
      canned = signed ? CannedPeer.signing(peer, clock) : CannedPeer.unsigned();
      Govnet.Builder builder =
          Govnet.builder(
                  network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of()),
                  network.anchor())
              .okHttp(http -> http.addInterceptor(canned));
      govnet = (signed ? builder : builder.unsigned()).join();
      planning = govnet.client(PlanningApplications.class);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      govnet.close();
      network.close();
      folder.close();
    }
  }

  /** Signatures left out, and all else in place. */
  @State(Scope.Benchmark)
  public static class Unsigned extends Network {
    /** Starts it. */
    public Unsigned() {
      super(false);
    }
  }

  /** As it is used. */
  @State(Scope.Benchmark)
  public static class Signed extends Network {
    /** Starts it. */
    public Signed() {
      super(true);
    }
  }

  /** The peer's part in an iteration, which is not the client's and is taken off. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class PeersPart {
    /** How long the peer's signatures took. */
    public long peerNanos;

    private long before;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin(Signed network) {
      before = network.canned.signingNanos();
    }

    /** Counts. */
    @TearDown(Level.Iteration)
    public void end(Signed network) {
      peerNanos = network.canned.signingNanos() - before;
    }
  }

  /** OkHttp and Jackson. */
  @Benchmark
  public Application byHand(Plain plain, CallerTime time) throws IOException {
    time.operations++;
    return plain.byHand.application(SampleRecord.ID);
  }

  /** OkHttp and Jackson, and a timeout for the call. */
  @Benchmark
  public Application byHandWithTimeout(Plain plain, CallerTime time) throws IOException {
    time.operations++;
    return plain.bounded.application(SampleRecord.ID);
  }

  /** Retrofit. */
  @Benchmark
  public Application retrofit(Rivals rivals, CallerTime time) throws IOException {
    time.operations++;
    return rivals.retrofit.application(SampleRecord.ID);
  }

  /** Feign with Resilience4j. */
  @Benchmark
  public Application feign(Rivals rivals, CallerTime time) throws IOException {
    time.operations++;
    return rivals.feign.application(SampleRecord.ID);
  }

  /** Dialogue. */
  @Benchmark
  public Application dialogue(Rivals rivals, CallerTime time) throws IOException {
    time.operations++;
    return rivals.dialogue.application(SampleRecord.ID);
  }

  /** Govnet without signatures. */
  @Benchmark
  public Application unsigned(Unsigned network, CallerTime time) {
    time.operations++;
    return network.planning.application(SampleRecord.ID);
  }

  /** Govnet. */
  @Benchmark
  public Application signed(Signed network, CallerTime time, PeersPart unused) {
    time.operations++;
    return network.planning.application(SampleRecord.ID);
  }
}
