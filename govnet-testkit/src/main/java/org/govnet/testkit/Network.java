package org.govnet.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;
import org.govnet.discovery.Anchor;
import org.govnet.node.GovnetNode;

/**
 * The network of a test class, for a test to take as a parameter. What a test changes here, its
 * callers, nodes, faults and kills, ends with it.
 */
public final class Network {
  private final Registry registry;
  private final Map<NodeId, StubPeer> peers = new LinkedHashMap<>();
  private final Map<NodeId, Govnet> callers = new LinkedHashMap<>();
  private final Map<NodeId, GovnetNode> nodes = new LinkedHashMap<>();

  /** Whose message keys everybody knows: keys stay the same from one test to the next. */
  private final Set<NodeId> introduced = new HashSet<>();

  private final FaultyLinks links = new FaultyLinks();
  private final TestAgreements agreements = new TestAgreements();
  private volatile StubBook book = new StubBook();

  Network(Registry registry) {
    this.registry = registry;
  }

  /** What the network's members trust, and where they find the directory. */
  public Anchor anchor() {
    return registry.anchor();
  }

  /**
   * A caller joined as a node, the same throughout a test; the node is admitted if it is not yet.
   * The test does not close it.
   *
   * @param node the node's name; a served node's own caller, if the test serves it
   */
  public Govnet govnet(String node) {
    NodeId id = NodeId.of(node);
    GovnetNode served = nodes.get(id);
    if (served != null) {
      return served.govnet();
    }
    Govnet known = callers.get(id);
    if (known != null) {
      return known;
    }
    Govnet govnet =
        faulty(id, Govnet.builder(registry.caller(id), anchor()).clock(registry.clock()))
            .agreements(agreements.of(id))
            .join();
    callers.put(id, govnet);
    if (introduced.add(id)) {
      refresh();
    }
    return govnet;
  }

  /**
   * Starts a real node, which the test does not have to close. It leads the capabilities of its
   * contracts that no peer, and no node of this test, leads.
   *
   * @param node the node's name
   * @param services implementations of contracts, all that the node is to serve
   * @throws IllegalStateException if the node is a {@link Peer}, or is served already
   */
  public GovnetNode serve(String node, Object... services) {
    return serve(node, UnaryOperator.identity(), services);
  }

  /**
   * Starts a real node with settings of its own, such as where it keeps idempotency keys; otherwise
   * as {@link #serve(String, Object...)}.
   *
   * @param settings what to set, on a builder that has the node's identity, clock and client
   * @throws IllegalStateException if the node is a {@link Peer}, or is served already
   */
  public GovnetNode serve(
      String node, UnaryOperator<GovnetNode.Builder> settings, Object... services) {
    NodeId id = NodeId.of(node);
    if (peers.containsKey(id)) {
      throw new IllegalStateException(node + " is a @Peer: its answers are stubs");
    }
    if (nodes.containsKey(id)) {
      throw new IllegalStateException(node + " is served already: serve all its services at once");
    }
    List<ContractModel> contracts = new ArrayList<>();
    for (Object service : services) {
      contracts.add(ContractModel.of(ContractModel.contractOf(service)));
    }
    GovnetNode.Builder builder =
        GovnetNode.builder(registry.admit(id, contracts), anchor())
            .clock(registry.clock())
            .client(client -> faulty(id, client).agreements(agreements.of(id)));
    builder = settings.apply(builder);
    for (Object service : services) {
      builder.serve(service);
    }
    GovnetNode started = builder.start();
    nodes.put(id, started);
    registry.lead(id, contracts);
    introduced.add(id);
    refresh();
    return started;
  }

  /** The way from one caller to one node. */
  public Link link(String from, String to) {
    return links.link(NodeId.of(from), NodeId.of(to));
  }

  /**
   * Ends a node as a crash would; the directory goes on naming it. A stub is back for the next
   * test.
   *
   * @throws IllegalArgumentException if the test neither serves nor plays the node
   */
  public void kill(String node) {
    NodeId id = NodeId.of(node);
    GovnetNode served = nodes.get(id);
    StubPeer peer = peers.get(id);
    if (served != null) {
      served.kill();
    } else if (peer != null) {
      peer.close();
    } else {
      throw new IllegalArgumentException(node + " is neither a @Peer nor served by this test");
    }
  }

  /**
   * Ends, for this test, what the two have agreed on personal data. Without it everybody has agreed
   * with everybody on everything.
   *
   * @param provider who gives the data
   * @param caller who asks for it
   */
  public void endAgreement(String provider, String caller) {
    agreements.end(NodeId.of(provider), NodeId.of(caller));
  }

  /** Ends the directory as a crash would; it is back for the next test. */
  public void killDirectory() {
    registry.killDirectory();
  }

  private Govnet.Builder faulty(NodeId from, Govnet.Builder builder) {
    return builder.okHttp(
        okHttp ->
            okHttp
                .addInterceptor(new FaultInterceptor(from, links))
                .addNetworkInterceptor(new DyingConnection()));
  }

  /** Makes the nodes stubs of contracts; whoever is one already stays it. */
  void play(Map<NodeId, List<ContractModel>> contracts) {
    contracts.forEach(
        (node, offered) -> {
          if (!peers.containsKey(node)) {
            peers.put(
                node,
                new StubPeer(
                    registry.admit(node, offered),
                    offered,
                    registry,
                    agreements.of(node),
                    this::book));
            registry.leadAlways(node, offered);
          }
        });
  }

  Object stub(NodeId node, ContractModel contract) {
    StubPeer peer = peers.get(node);
    if (peer == null || !peer.offers(contract)) {
      throw new BadContract("no @Peer(\"" + node + "\") of the test class offers " + contract);
    }
    return StubProxy.of(this::book, peer, contract);
  }

  private StubBook book() {
    return book;
  }

  /** Everybody learns of who came last; without it they would only within a minute. */
  private void refresh() {
    peers.values().forEach(StubPeer::refresh);
    callers.values().forEach(Network::refresh);
    nodes.values().forEach(node -> refresh(node.govnet()));
  }

  private static void refresh(Govnet govnet) {
    boolean unused = govnet.directory().refresh();
  }

  /** Begins a test. */
  void begin() {
    book = new StubBook();
    registry.reviveDirectory();
    peers.values().forEach(StubPeer::start);
  }

  /** What was called as if it were a client, as one sentence. */
  Optional<String> strayCall() {
    return book.strayCall();
  }

  /**
   * Ends a test.
   *
   * @param failed whether it has failed already
   * @return what is wrong, a paragraph each
   */
  List<String> end(boolean failed) {
    List<String> wrong = new ArrayList<>(book.close(failed));
    if (!failed) {
      StringBuilder unspent = new StringBuilder();
      links.unspent().forEach(injection -> unspent.append("\n  ").append(injection));
      if (!unspent.isEmpty()) {
        wrong.add("faults did not fire as often as they were injected:" + unspent);
      }
    }
    links.clear();
    agreements.renew();
    callers.values().forEach(Govnet::close);
    callers.clear();
    nodes.values().forEach(GovnetNode::close);
    nodes.keySet().forEach(registry::withdraw);
    nodes.clear();
    registry.endLeads();
    return wrong;
  }

  /** Ends the class. */
  void close() {
    peers.values().forEach(StubPeer::close);
    registry.close();
  }

  @Override
  public String toString() {
    return "network of peers "
        + peers.keySet()
        + ", callers "
        + callers.keySet()
        + " and nodes "
        + nodes.keySet();
  }
}
