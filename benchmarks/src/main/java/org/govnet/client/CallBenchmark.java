package org.govnet.client;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.benchmarks.CallerTime;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.LocalNetwork;
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
 * One GET of a record of 1,000 bytes, answered from memory: by hand, and through {@link Govnet}
 * with all its layers. In govnet's own package, because calls without signatures are not for users.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
  private static final String ID = "3fa9c1d2";

  /** What a competent developer writes; OkHttp has its defaults, so a call has no timeout. */
  @State(Scope.Benchmark)
  public static class ByHand {
    private final OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(CannedPeer.unsigned()).build();
    private final OkHttpClient bounded =
        http.newBuilder().callTimeout(10, TimeUnit.SECONDS).build();
    private final HttpUrl base = HttpUrl.get(CannedPeer.URL);
    private final ObjectReader reader =
        JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(Application.class);

    Application application(OkHttpClient client, String id) throws IOException {
      HttpUrl url =
          base.newBuilder()
              .addPathSegments("planning-applications/v1/applications")
              .addPathSegment(id)
              .build();
      Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
      try (Response response = client.newCall(request).execute()) {
        if (!response.isSuccessful()) {
          throw new IOException("status " + response.code());
        }
        return reader.readValue(response.body().bytes());
      }
    }
  }

  /** A network with a directory that is really read, and one peer, which is not really there. */
  public abstract static class Network {
    final CannedPeer canned;
    final PlanningApplications planning;
    private final Path folder;
    private final LocalNetwork network;
    private final Govnet govnet;

    Network(boolean signed) {
      folder = folder();
      Clock clock = Clock.systemUTC();
      network = LocalNetwork.start(NetworkId.of("benchmark"), folder, clock);
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

    private static Path folder() {
      try {
        return Files.createTempDirectory("benchmark");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends it. */
    @TearDown
    public void close() throws IOException {
      govnet.close();
      network.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(Network::delete);
      }
    }

    private static void delete(Path file) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
  public Application byHand(ByHand byHand, CallerTime time) throws IOException {
    time.operations++;
    return byHand.application(byHand.http, ID);
  }

  /** OkHttp and Jackson, and a timeout for the call. */
  @Benchmark
  public Application byHandWithTimeout(ByHand byHand, CallerTime time) throws IOException {
    time.operations++;
    return byHand.application(byHand.bounded, ID);
  }

  /** Govnet without signatures. */
  @Benchmark
  public Application unsigned(Unsigned network, CallerTime time) {
    time.operations++;
    return network.planning.application(ID);
  }

  /** Govnet. */
  @Benchmark
  public Application signed(Signed network, CallerTime time, PeersPart unused) {
    time.operations++;
    return network.planning.application(ID);
  }
}
