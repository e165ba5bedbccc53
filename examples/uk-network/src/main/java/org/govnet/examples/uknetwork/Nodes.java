package org.govnet.examples.uknetwork;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.node.GovnetNode;
import org.govnet.node.IdempotencyMemory;
import org.govnet.node.LocalNetwork;

/**
 * The demo's three nodes: Swansea, Manchester with two replicas, and Leeds, a council that calls
 * both.
 */
final class Nodes implements AutoCloseable {
  private static final CapabilityId MOTORING = CapabilityId.of("motoring");
  private static final CapabilityId PLANNING = CapabilityId.of("planning");

  private final GovnetNode swansea;
  private final GovnetNode manchester1;
  private final GovnetNode manchester2;
  private final GovnetNode leeds;
  private final OnTheLine line;

  private Nodes(
      GovnetNode swansea,
      GovnetNode manchester1,
      GovnetNode manchester2,
      GovnetNode leeds,
      OnTheLine line) {
    this.swansea = swansea;
    this.manchester1 = manchester1;
    this.manchester2 = manchester2;
    this.leeds = leeds;
    this.line = line;
  }

  static Nodes start(LocalNetwork network, Path folder, Clock clock) {
    Identity swansea = admit(network, "swansea", "Swansea Council", Places.SWANSEA, MOTORING);
    Identity manchester =
        admit(network, "manchester", "Manchester City Council", Places.MANCHESTER, PLANNING);
    Identity leeds =
        network.admit(NodeId.of("leeds"), "Leeds City Council", List.of(Places.LEEDS), List.of());
    network.designate(MOTORING, swansea.node());
    network.designate(PLANNING, manchester.node());

    GovnetNode swanseaNode =
        GovnetNode.builder(swansea, network.anchor()).serve(new SwanseaVehicles(clock)).start();
    // Two replicas are one service: the same applications, and the same memory of what was done
    // under which key.
    ManchesterPlanning planning = new ManchesterPlanning();
    IdempotencyMemory keys = new IdempotencyMemory(clock);
    GovnetNode first =
        GovnetNode.builder(manchester, network.anchor()).serve(planning).idempotency(keys).start();
    GovnetNode second =
        GovnetNode.builder(manchester.withState(folder.resolve("manchester-2")), network.anchor())
            .serve(planning)
            .idempotency(keys)
            .alongside(first.replica())
            .start();
    OnTheLine line = new OnTheLine();
    GovnetNode leedsNode =
        GovnetNode.builder(leeds, network.anchor())
            .client(settings -> settings.okHttp(http -> http.addInterceptor(line)))
            .start();
    return new Nodes(swanseaNode, first, second, leedsNode, line);
  }

  private static Identity admit(
      LocalNetwork network, String node, String name, AreaCode area, CapabilityId capability) {
    return network.admit(NodeId.of(node), name, List.of(area), List.of(capability));
  }

  void describe(Report report) {
    report.line("   swansea     " + swansea.replica().url() + "  vehicle-enquiry v1");
    report.line("   manchester  " + manchester1.replica().url() + "  planning-applications v1");
    report.line("   manchester  " + manchester2.replica().url() + "  planning-applications v1");
    report.line("   leeds       " + leeds.replica().url() + "  calls both");
  }

  GovnetNode manchester1() {
    return manchester1;
  }

  GovnetNode leeds() {
    return leeds;
  }

  /** What lies between Leeds and everyone it calls. */
  OnTheLine line() {
    return line;
  }

  int count() {
    return 3;
  }

  @Override
  public void close() {
    List.of(leeds, swansea, manchester1, manchester2).forEach(GovnetNode::close);
  }
}
