package org.govnet.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.Caller;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.client.CallFailed;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leeds asks York, which asks Manchester, which asks Hull: one deadline for all of it. */
class ChainDeadlineTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String UK = "uk-test";
  private static final int CHAINS = 200;

  /** A machine that wakes threads no later than this is on time. */
  private static final Duration ON_TIME = Duration.ofMillis(10);

  /** Where a chain is slow, and how; those in capitals are Hull's sockets. */
  private static final List<String> PLACES =
      List.of(
          "well",
          "hull-hangs",
          "manchester-hangs",
          "york-hangs",
          "manchester-spends-half",
          "york-spends-half",
          "HANGS",
          "TRICKLES",
          "LENGTH_TOO_LONG",
          "RESETS_MID_BODY",
          "PAGE_502");

  private final HopService york = new HopService("york");
  private final HopService manchester = new HopService("manchester");
  private final HopService hull = new HopService("hull");
  private final List<GovnetNode> nodes = new ArrayList<>();

  /** The time left that Hull was told of. */
  private final List<Long> told = new CopyOnWriteArrayList<>();

  private LocalNetwork network;
  private FaultyFront front;
  private Govnet leeds;
  private Probe chain;
  private volatile @Nullable Duration allowed;

  /** As if the first caller served somebody who allows no more. */
  private @Nullable Caller served() {
    Duration left = allowed;
    return left == null ? null : new Served(left);
  }

  private record Served(Duration remaining) implements Caller {
    @Override
    public NodeId node() {
      return NodeId.of("leeds");
    }

    @Override
    public NetworkId network() {
      return NetworkId.of(UK);
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    network = LocalNetwork.start(NetworkId.of(UK), folder, CLOCK);
    Identity last = admit("hull");
    front = new FaultyFront(last, last);
    front.faults = this::fault;
    start(front.behind(GovnetNode.builder(last, network.anchor())), hull, null);
    start(GovnetNode.builder(admit("manchester"), network.anchor()), manchester, "hull");
    start(GovnetNode.builder(admit("york"), network.anchor()), york, "manchester");
    Identity first = admit("leeds");
    network.publisher().accept(List.of(first.describe(1, 1, List.of(), List.of(), CLOCK)));
    leeds = Govnet.builder(first, network.anchor()).callsWithin(this::served).join();
    chain = leeds.client(Probe.class, NodeId.of("york"));
    // What is new to the whole process, such as its classes, is not what is to be timed.
    assertThat(chain.answer("well-at-first").text()).isEqualTo("the end of well-at-first");
    told.clear();
  }

  private Identity admit(String name) {
    return network.admit(NodeId.of(name), name, List.of(), List.of());
  }

  private void start(GovnetNode.Builder builder, HopService hop, @Nullable String next) {
    GovnetNode node = builder.serve(hop).start();
    nodes.add(node);
    if (next != null) {
      hop.next = node.govnet().client(Probe.class, NodeId.of(next));
    }
  }

  private SocketFault fault(String head) {
    String deadline = RawMessage.field(head, "govnet-deadline");
    if (deadline != null) {
      told.add(Long.parseLong(deadline));
    }
    for (SocketFault fault : SocketFault.values()) {
      if (head.contains("/answers/" + fault + "-")) {
        return fault;
      }
    }
    return SocketFault.NONE;
  }

  @AfterEach
  void close() throws Exception {
    release();
    leeds.close();
    front.close();
    nodes.forEach(GovnetNode::close);
    network.close();
  }

  private void release() {
    for (HopService hop : List.of(york, manchester, hull)) {
      CountDownLatch held = hop.release;
      hop.release = new CountDownLatch(1);
      held.countDown();
    }
  }

  @Test
  @Timeout(60)
  void theTimeLeftFallsFromHopToHop() {
    allowed = Duration.ofSeconds(20);

    assertThat(chain.answer("well-1").text()).isEqualTo("the end of well-1");

    Duration atYork = left(york, "well-1");
    Duration atManchester = left(manchester, "well-1");
    Duration atHull = left(hull, "well-1");
    assertThat(atYork).isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(atManchester).isLessThan(atYork);
    assertThat(atHull).isLessThan(atManchester).isPositive();
    assertThat(told).singleElement().satisfies(ms -> assertThat(ms).isLessThan(20_000));
  }

  private static Duration left(HopService hop, String how) {
    return requireNonNull(requireNonNull(hop.traces.get(how)).remaining);
  }

  @Test
  @Timeout(60)
  void aHopThatHasUsedAllTheTimeAsksNobody() {
    allowed = Duration.ofSeconds(2);

    assertThatThrownBy(() -> chain.answer("manchester-spends-all-1"))
        .isInstanceOf(CallFailed.class);

    nodes.forEach(GovnetNode::close); // who still works has ended then
    HopService.Trace trace = requireNonNull(manchester.traces.get("manchester-spends-all-1"));
    assertThat(trace.thrown)
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("the call being served has no time left for another");
    assertThat(told).as("requests that reached Hull").isEmpty();
    assertThat(hull.traces).doesNotContainKey("manchester-spends-all-1");
  }

  /**
   * Only chains during which the machine itself was on time are counted: that threads wait for a
   * processor others have is not the client's doing. The rest are made again.
   */
  @Test
  @Tag("campaign")
  @Timeout(900)
  void noHopOfTwoHundredChainsOverrunsTheirDeadlineByFiftyMilliseconds() {
    Random random = new Random(20260809);
    Map<String, Long> deadlines = new HashMap<>();
    List<Double> callers = new ArrayList<>();
    int made = 0;
    int answered = 0;
    try (Lateness machine = new Lateness()) {
      for (; callers.size() < CHAINS && made < 2 * CHAINS; made++) {
        String how = PLACES.get(callers.size() % PLACES.size()) + "-" + made;
        allowed = Duration.ofMillis(100 + random.nextInt(701));
        machine.reset();
        long deadline = System.nanoTime() + requireNonNull(allowed).toNanos();
        boolean well = isAnswered(how);
        double past = millis(System.nanoTime() - deadline);
        release();
        awaitEnd(how);
        if (machine.nanos() <= ON_TIME.toNanos()) {
          callers.add(past);
          deadlines.put(how, deadline);
          answered += well ? 1 : 0;
        }
      }
    }
    List<Double> hops = new ArrayList<>(pastAtHops(deadlines));
    Collections.sort(callers);
    Collections.sort(hops);
    System.out.printf(
        "%d chains of %d made while the machine was on time: %d answered; past the deadline at most "
            + "%.1f ms at the first caller, %.1f ms at the hops, of which %d calls failed%n",
        callers.size(),
        made,
        answered,
        callers.get(callers.size() - 1),
        hops.get(hops.size() - 1),
        hops.size());
    assumeTrue(callers.size() == CHAINS, "the machine was too busy to tell");
    assertThat(answered).isGreaterThanOrEqualTo(CHAINS / PLACES.size() / 2);
    assertThat(callers).last().satisfies(most -> assertThat(most).isLessThanOrEqualTo(50));
    assertThat(hops).last().satisfies(most -> assertThat(most).isLessThanOrEqualTo(50));
  }

  private boolean isAnswered(String how) {
    try {
      return chain.answer(how).text().equals("the end of " + how);
    } catch (RuntimeException e) {
      return false; // that it fails is not the question, but when
    }
  }

  /** Until no hop works on a chain any more. */
  private void awaitEnd(String how) {
    for (HopService hop : List.of(york, manchester, hull)) {
      HopService.Trace trace = hop.traces.get(how);
      while (trace != null && trace.endedAt == 0) {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  /** How long after their chain's deadline the calls ended that hops made and that failed. */
  private List<Double> pastAtHops(Map<String, Long> deadlines) {
    List<Double> past = new ArrayList<>();
    for (HopService hop : List.of(york, manchester)) {
      deadlines.forEach(
          (how, deadline) -> {
            HopService.Trace trace = hop.traces.get(how);
            if (trace != null && trace.thrown instanceof CallFailed) {
              past.add(millis(trace.endedAt - deadline));
            }
          });
    }
    return past;
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
