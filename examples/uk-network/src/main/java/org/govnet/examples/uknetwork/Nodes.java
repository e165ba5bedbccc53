package org.govnet.examples.uknetwork;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.govnet.agreement.AgreementBook;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.api.procurement.Identifier;
import org.govnet.api.procurement.Organisation;
import org.govnet.client.Govnet;
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
  private static final int KEY_BYTES = 32;

  private final LocalNetwork network;
  private final Path folder;
  private final Clock clock;
  private final OnTheLine line = new OnTheLine();
  private final Map<NodeId, GovnetNode> nodes = new LinkedHashMap<>();
  private final Map<NodeId, String> names = new LinkedHashMap<>();
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
    start(birmingham, uses -> care(birmingham, CareSeed.birmingham(), uses));
    startManchester();
    Identity swansea = admit("swansea", "Swansea Council", Places.SWANSEA, "motoring");
    start(swansea, uses -> List.of(new SwanseaVehicles(database(swansea), clock)));
    Identity newcastle =
        admit("newcastle-upon-tyne", "Newcastle City Council", Places.NEWCASTLE, "tax");
    start(newcastle, uses -> List.of(new NewcastleTax(database(newcastle), clock, uses)));
    Identity liverpool = admit("liverpool", "Liverpool City Council", Places.LIVERPOOL, "pensions");
    Database pensions = database(liverpool);
    start(
        liverpool,
        uses ->
            List.of(
                new LiverpoolPensionFinder(pensions, clock, uses),
                new LiverpoolPensions(pensions, clock, uses)));
  }

  /** Two replicas are one service: one database, which has the idempotency keys too. */
  private void startManchester() {
    Identity manchester =
        admit("manchester", "Manchester City Council", Places.MANCHESTER, "planning");
    Database database = database(manchester);
    ManchesterPlanning planning =
        new ManchesterPlanning(database, clock, FictionalApplications.manchester());
    // A comment names nobody by an identifier, so there is no use to record yet; it is served all
    // the same, for whoever asks every node.
    DataUses uses = uses(manchester);
    GovnetNode first =
        builder(manchester).serve(uses).serve(planning).idempotency(keys(database)).start();
    nodes.put(manchester.node(), first);
    secondReplicas.add(
        builder(manchester.withState(folder.resolve("manchester-2")))
            .agreements(manchester.state().resolve(AgreementBook.FOLDER))
            .serve(uses)
            .serve(planning)
            .idempotency(keys(database))
            .alongside(first.replica())
            .start());
  }

  private void startCouncils() {
    Identity leeds = admit("leeds", "Leeds City Council", Places.LEEDS, null);
    start(leeds, uses -> care(leeds, CareSeed.leeds(), uses));
    Identity adur = admit("adur", "Adur District Council", Places.ADUR, null);
    Database applications = database(adur);
    start(
        adur,
        builder(adur).idempotency(keys(applications)),
        uses -> List.of(new ManchesterPlanning(applications, clock, FictionalApplications.adur())));
    Identity westSussex =
        admit("west-sussex", "West Sussex County Council", Places.WEST_SUSSEX, null);
    start(westSussex, uses -> care(westSussex, CareSeed.westSussex(), uses));
    Identity hub = admit("procurement-hub", "The Shared Procurement Hub", null, "procurement");
    Organisation itself =
        new Organisation(Identifier.ppon("PHUB-1000-DEMO"), "The Shared Procurement Hub", null);
    start(hub, uses -> List.of(new ProcurementHub(hub.node(), itself, database(hub), clock)));
  }

  private List<Object> care(Identity council, CareSeed seed, UseLog uses) {
    Database database = database(council);
    return List.of(
        new SocialCareDirectory(database, seed),
        new SocialCareReferralDesk(database, clock, council.node(), seed, uses));
  }

  private Identity admit(
      String node, String name, @Nullable AreaCode area, @Nullable String capability) {
    NodeId id = NodeId.of(node);
    names.put(id, name);
    List<CapabilityId> leads =
        capability == null ? List.of() : List.of(CapabilityId.of(capability));
    Identity identity = network.admit(id, name, area == null ? List.of() : List.of(area), leads);
    leads.forEach(lead -> network.designate(lead, id));
    return identity;
  }

  private Database database(Identity identity) {
    return Database.open(folder.resolve("data").resolve(identity.node().value()));
  }

  /** Starts a node that records the uses of personal data, with services that tell it of them. */
  private void start(Identity identity, Function<UseLog, List<Object>> services) {
    start(identity, builder(identity), services);
  }

  private void start(
      Identity identity, GovnetNode.Builder builder, Function<UseLog, List<Object>> services) {
    DataUses uses = uses(identity);
    builder.serve(uses);
    services.apply(uses).forEach(builder::serve);
    nodes.put(identity.node(), builder.start());
  }

  private DataUses uses(Identity identity) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new DataUses(
        Database.open(folder.resolve("data-uses").resolve(identity.node().value())),
        clock,
        identity.node(),
        this::nameOf,
        key);
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

  /** What people call a node's institution. */
  String nameOf(NodeId node) {
    return names.getOrDefault(node, node.value());
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
