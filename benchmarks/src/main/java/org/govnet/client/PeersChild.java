package org.govnet.client;

import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.benchmarks.SampleRecord;
import org.govnet.benchmarks.TempFolder;
import org.govnet.discovery.DirectoryChild;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.LocalNetwork;

/**
 * A process of its own, that calls 400 nodes once each; its figures go to standard output, one a
 * line. The answers come from memory, so no connection and no TLS session is in them.
 */
public final class PeersChild {
  private static final int PEERS = 400;

  private static final NetworkId NETWORK = NetworkId.of("peers");
  private static final Clock CLOCK = Clock.systemUTC();

  private PeersChild() {}

  /**
   * Measures what a second govnet keeps: the first has loaded what is needed for however many
   * nodes. All of it in MB, directory included; and what each client adds to that, in kB.
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    try (TempFolder folder = TempFolder.create();
        LocalNetwork network = LocalNetwork.start(NETWORK, folder.path(), CLOCK)) {
      List<NodeId> nodes = found(network, folder);
      Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      Identity bury = network.admit(NodeId.of("bury"), "Bury", List.of(), List.of());
      try (Govnet first = join(network, leeds)) {
        List<PlanningApplications> unused = call(first, nodes.subList(0, 1));
        long before = DirectoryChild.used();
        try (Govnet second = join(network, bury)) {
          List<PlanningApplications> one = call(second, nodes.subList(0, 1));
          long directory = DirectoryChild.used();
          List<PlanningApplications> rest = call(second, nodes.subList(1, PEERS));
          long after = DirectoryChild.used();
          out.println((after - before) / 1e6);
          out.println((after - directory) / 1e3 / rest.size());
          // also so that they are reachable until here
          one.forEach(PeersChild::check);
          rest.forEach(PeersChild::check);
        }
      }
    }
    System.exit(0); // whatever threads there are left
  }

  /** Admits the nodes and has them described, all at once: a revision each would take minutes. */
  private static List<NodeId> found(LocalNetwork network, TempFolder folder) {
    SecureRandom random = new SecureRandom();
    List<NodeId> nodes = new ArrayList<>();
    List<String> admissions = new ArrayList<>();
    List<String> descriptors = new ArrayList<>();
    ServiceOffer offer = new ServiceOffer(ContractId.of("planning-applications"), 1);
    for (int i = 0; i < PEERS; i++) {
      NodeId node = NodeId.of("node-" + i);
      String host = "govnet." + node + ".gov.uk";
      Identity identity = Identity.create(NETWORK, node, folder.path().resolve(node.value()));
      List<CapabilityId> none = List.of();
      admissions.add(
          network
              .authority()
              .admit(
                  1,
                  node,
                  "Node " + i,
                  identity.documents().key(),
                  List.of(),
                  none,
                  List.of(host)));
      byte[] pin = new byte[32];
      random.nextBytes(pin);
      Replica replica =
          new Replica(
              URI.create("https://" + host + ":" + CannedPeer.PORT),
              Base64.getUrlEncoder().withoutPadding().encodeToString(pin));
      descriptors.add(identity.describe(1, 1, List.of(replica), List.of(offer), CLOCK));
      nodes.add(node);
    }
    network.publisher().accept(admissions);
    network.publisher().accept(descriptors);
    return nodes;
  }

  private static Govnet join(LocalNetwork network, Identity identity) {
    CannedPeer canned = CannedPeer.unsigned();
    return Govnet.builder(identity, network.anchor())
        .okHttp(http -> http.addInterceptor(canned))
        .unsigned()
        .join();
  }

  private static List<PlanningApplications> call(Govnet govnet, List<NodeId> nodes) {
    List<PlanningApplications> clients =
        nodes.stream().map(node -> govnet.client(PlanningApplications.class, node)).toList();
    clients.forEach(PeersChild::check);
    return clients;
  }

  private static void check(PlanningApplications client) {
    if (!client.application(SampleRecord.ID).id().equals(SampleRecord.ID)) {
      throw new IllegalStateException("that is another application");
    }
  }
}
