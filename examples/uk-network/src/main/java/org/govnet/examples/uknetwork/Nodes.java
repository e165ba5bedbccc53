package org.govnet.examples.uknetwork;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.agreement.AgreementBook;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.procurement.Identifier;
import org.govnet.api.procurement.Organisation;
import org.govnet.client.Govnet;
import org.govnet.datause.JdbcDataUse;
import org.govnet.datause.SubjectKey;
import org.govnet.discovery.Identity;
import org.govnet.idempotency.JdbcIdempotency;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The demo's nodes: the five cities, each of which leads a capability for everyone; three councils;
 * and a procurement hub. Manchester has two replicas.
 */
final class Nodes implements AutoCloseable {
  private final LocalNetwork network;
  private final Path folder;
  private final Clock clock;
  private final OnTheLine line = new OnTheLine();
  private final Map<NodeId, GovnetNode> nodes = new LinkedHashMap<>();
  private final List<GovnetNode> secondReplicas = new ArrayList<>();

  private Nodes(LocalNetwork network, Path folder, Clock clock) {
    this.network = network;
    this.folder = folder;
    this.clock = clock;
  }

  static Nodes start(LocalNetwork network, Path folder, Clock clock) {
    Nodes nodes = new Nodes(network, folder, clock);
    try {
      nodes.startCities();
      nodes.startCouncils();
      return nodes;
    } catch (RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  private void startCities() {
    Identity birmingham =
        admit("birmingham", "Birmingham City Council", Places.BIRMINGHAM, "social-care");
    start(birmingham, care(birmingham, CareSeed.birmingham()));
    startManchester();
    Identity swansea = admit("swansea", "Swansea Council", Places.SWANSEA, "motoring");
    start(swansea, List.of(new SwanseaVehicles(database(swansea), clock)));
    Identity newcastle =
        admit("newcastle-upon-tyne", "Newcastle City Council", Places.NEWCASTLE, "tax");
    start(newcastle, List.of(new NewcastleTax(database(newcastle), clock)));
    Identity liverpool = admit("liverpool", "Liverpool City Council", Places.LIVERPOOL, "pensions");
    Database pensions = database(liverpool);
    start(
        liverpool,
        List.of(
            new LiverpoolPensionFinder(pensions, clock), new LiverpoolPensions(pensions, clock)));
  }

  /** Two replicas are one service: one database, which has the idempotency keys too. */
  private void startManchester() {
    Identity manchester =
        admit("manchester", "Manchester City Council", Places.MANCHESTER, "planning");
    Database database = database(manchester);
    ManchesterPlanning planning =
        new ManchesterPlanning(database, clock, FictionalApplications.manchester());
    Database uses = usesOf(manchester);
    SubjectKey key = SubjectKey.loadOrCreate(manchester.state().resolve(SubjectKey.FILE));
    GovnetNode first =
        builder(manchester)
            .serve(planning)
            .idempotency(keys(database))
            .dataUse(new JdbcDataUse(uses.source()), key)
            .start();
    nodes.put(manchester.node(), first);
    secondReplicas.add(
        builder(manchester.withState(folder.resolve("manchester-2")))
            .agreements(manchester.state().resolve(AgreementBook.FOLDER))
            .serve(planning)
            .idempotency(keys(database))
            .dataUse(new JdbcDataUse(uses.source()), key)
            .alongside(first.replica())
            .start());
  }

  private void startCouncils() {
    Identity leeds = admit("leeds", "Leeds City Council", Places.LEEDS, null);
    start(leeds, care(leeds, CareSeed.leeds()));
    Identity adur = admit("adur", "Adur District Council", Places.ADUR, null);
    Database applications = database(adur);
    start(
        adur,
        builder(adur).idempotency(keys(applications)),
        List.of(new ManchesterPlanning(applications, clock, FictionalApplications.adur())));
    Identity westSussex =
        admit("west-sussex", "West Sussex County Council", Places.WEST_SUSSEX, null);
    start(westSussex, care(westSussex, CareSeed.westSussex()));
    Identity hub = admit("procurement-hub", "The Shared Procurement Hub", null, "procurement");
    Organisation itself =
        new Organisation(Identifier.ppon("PHUB-1000-DEMO"), "The Shared Procurement Hub", null);
    start(hub, List.of(new ProcurementHub(hub.node(), itself, database(hub), clock)));
  }

  private List<Object> care(Identity council, CareSeed seed) {
    Database database = database(council);
    return List.of(
        new SocialCareDirectory(database, seed),
        new SocialCareReferralDesk(database, clock, council.node(), seed));
  }

  private Identity admit(
      String node, String name, @Nullable AreaCode area, @Nullable String capability) {
    NodeId id = NodeId.of(node);
    List<CapabilityId> leads =
        capability == null ? List.of() : List.of(CapabilityId.of(capability));
    Identity identity = network.admit(id, name, area == null ? List.of() : List.of(area), leads);
    leads.forEach(lead -> network.designate(lead, id));
    return identity;
  }

  private Database database(Identity identity) {
    return Database.open(folder.resolve("data").resolve(identity.node().value()));
  }

  private void start(Identity identity, List<Object> services) {
    start(identity, builder(identity), services);
  }

  /** Starts a node, which records by itself who uses whose data. */
  private void start(Identity identity, GovnetNode.Builder builder, List<Object> services) {
    services.forEach(builder::serve);
    nodes.put(identity.node(), builder.dataUse(new JdbcDataUse(usesOf(identity).source())).start());
  }

  /** Apart from the services' data; the key is in the node's state, in neither. */
  private Database usesOf(Identity identity) {
    return Database.open(folder.resolve("data-uses").resolve(identity.node().value()));
  }

  /** Each replica has its own store over the database, as if it were a process of its own. */
  private static JdbcIdempotency keys(Database database) {
    return new JdbcIdempotency(database.source());
  }

  private GovnetNode.Builder builder(Identity identity) {
    return GovnetNode.builder(identity, network.anchor())
        .clock(clock)
        .client(settings -> settings.okHttp(http -> http.addInterceptor(line)));
  }

  void describe(Report report) {
    nodes.forEach(
        (id, node) -> report.line(String.format("   %-20s %s", id, node.replica().url())));
    secondReplicas.forEach(
        node ->
            report.line(
                String.format(
                    "   %-20s %s", node.govnet().identity().node(), node.replica().url())));
  }

  /** The node of that name; its first replica, if it has several. */
  GovnetNode at(String node) {
    GovnetNode found = nodes.get(NodeId.of(node));
    if (found == null) {
      throw new IllegalArgumentException("no node " + node + " in " + nodes.keySet());
    }
    return found;
  }

  /** Manchester's way to call, which outlives its first replica. */
  Govnet manchesterStaff() {
    return secondReplicas.get(0).govnet();
  }

  /** Every node, in the order in which they started. */
  List<NodeId> all() {
    return List.copyOf(nodes.keySet());
  }

  /** What lies between every node and everyone it calls. */
  OnTheLine line() {
    return line;
  }

  @Override
  public void close() {
    secondReplicas.forEach(GovnetNode::close);
    nodes.values().forEach(GovnetNode::close);
  }
}
