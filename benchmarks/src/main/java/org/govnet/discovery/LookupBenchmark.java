package org.govnet.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.benchmarks.CallerTime;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The three look-ups of a call, in a directory of 10,000 nodes and in one of 100. Each question is
 * about another node, so that what is measured is not one node's line of the processor's cache.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {
  private static final int QUESTIONS = 1 << 12;

  /** 10,000 nodes. */
  @State(Scope.Thread)
  public static class Large extends Asked {
    /** Reads the directory. */
    @Setup
    public void prepare() {
      prepare(SampleFiles.LARGE);
    }
  }

  /** 100 nodes. */
  @State(Scope.Thread)
  public static class Small extends Asked {
    /** Reads the directory. */
    @Setup
    public void prepare() {
      prepare(SampleFiles.SMALL);
    }
  }

  /** A directory, and what to ask it. */
  public abstract static class Asked {
    private final List<NodeId> nodes = new ArrayList<>();
    private final List<ServiceOffer> nodeServices = new ArrayList<>();
    private final List<CapabilityId> capabilities = new ArrayList<>();
    private final List<ServiceOffer> leadServices = new ArrayList<>();
    private final List<AreaCode> areas = new ArrayList<>();
    private final List<ServiceOffer> areaServices = new ArrayList<>();
    private final Map<ServiceOffer, ServiceOffer> callers = new HashMap<>();
    private @Nullable Directory directory;
    private int next;

    final void prepare(int size) {
      Directory read = SampleFiles.directory(size);
      directory = read;
      Random random = new Random(1);
      List<Peer> peers = new ArrayList<>(read.peers());
      List<Designation> designations = new ArrayList<>(read.designations());
      List<Area> places = new ArrayList<>(read.areas());
      for (int i = 0; i < QUESTIONS; i++) {
        Peer peer = peers.get(random.nextInt(peers.size()));
        nodes.add(NodeId.of(copy(peer.node().value())));
        nodeServices.add(offered(peer, random));
        Designation designation = designations.get(random.nextInt(designations.size()));
        capabilities.add(CapabilityId.of(copy(designation.capability().value())));
        leadServices.add(offered(found(read.node(designation.lead())), random));
        AreaCode area = places.get(random.nextInt(places.size())).code();
        areas.add(AreaCode.of(copy(area.value())));
        areaServices.add(offered(found(read.serving(area, Tier.DISTRICT)), random));
      }
      for (int i = 0; i < QUESTIONS; i++) {
        found(node());
        found(lead());
        found(serving());
      }
    }

    /** A caller's text is not the directory's own. */
    private static String copy(String text) {
      return new String(text.toCharArray());
    }

    /** A caller has one for each contract, not the directory's own. */
    private ServiceOffer offered(Peer peer, Random random) {
      ServiceOffer offer = List.copyOf(peer.services()).get(random.nextInt(peer.services().size()));
      return callers.computeIfAbsent(
          offer,
          its -> new ServiceOffer(ContractId.of(copy(its.contract().value())), its.version()));
    }

    private static Peer found(Lookup answer) {
      if (answer instanceof Lookup.Found found) {
        return found.peer();
      }
      throw new IllegalStateException("a question without an answer: " + answer);
    }

    private Directory held() {
      return Objects.requireNonNull(directory, "prepared before it is asked");
    }

    private int advance() {
      next = (next + 1) & (QUESTIONS - 1);
      return next;
    }

    final Lookup node() {
      int i = advance();
      return held().node(nodes.get(i), nodeServices.get(i));
    }

    final Lookup lead() {
      int i = advance();
      return held().lead(capabilities.get(i), leadServices.get(i));
    }

    final Lookup serving() {
      int i = advance();
      return held().serving(areas.get(i), Tier.DISTRICT, areaServices.get(i));
    }
  }

  /** By node and service, of 10,000. */
  @Benchmark
  public Lookup node(Large asked, CallerTime time) {
    time.operations++;
    return asked.node();
  }

  /** By capability, of 10,000. */
  @Benchmark
  public Lookup lead(Large asked, CallerTime time) {
    time.operations++;
    return asked.lead();
  }

  /** By area, tier and service, of 10,000. */
  @Benchmark
  public Lookup serving(Large asked, CallerTime time) {
    time.operations++;
    return asked.serving();
  }

  /** By node and service, of 100. */
  @Benchmark
  public Lookup nodeOfFew(Small asked, CallerTime time) {
    time.operations++;
    return asked.node();
  }

  /** By capability, of 100. */
  @Benchmark
  public Lookup leadOfFew(Small asked, CallerTime time) {
    time.operations++;
    return asked.lead();
  }

  /** By area, tier and service, of 100. */
  @Benchmark
  public Lookup servingOfFew(Small asked, CallerTime time) {
    time.operations++;
    return asked.serving();
  }
}
