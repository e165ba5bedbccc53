package org.govnet.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govnet.api.CapabilityId;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Identity;
import org.govnet.idempotency.IdempotencyMemory;

/**
 * A network with one node that serves, {@code manchester}, and callers that exist as keys alone.
 */
final class WireNetwork implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  static final NodeId MANCHESTER = NodeId.of("manchester");

  /** The agreement of manchester for leeds on all of {@link Cases}. */
  static final String AGREEMENT = "cases-1";

  /** A basis that it allows. */
  static final LegalBasis CARE =
      LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE);

  private static final CapabilityId PLANNING = CapabilityId.of("planning");

  final LocalNetwork network;
  final Identity manchester;
  final Identity leeds;
  final Identity york;
  final CountingPlanning planning = new CountingPlanning();
  final ProbeService probe = new ProbeService();
  final CasesService cases = new CasesService();
  final EverythingService everything = new EverythingService();
  final LaterService later = new LaterService();
  final IdempotencyMemory memory = new IdempotencyMemory(CLOCK);
  final GovnetNode node;

  private WireNetwork(Path folder) {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder, CLOCK);
    manchester = network.admit(MANCHESTER, "Manchester", List.of(), List.of(PLANNING));
    leeds = caller("leeds");
    york = caller("york");
    network.designate(PLANNING, MANCHESTER);
    network.agree(manchester, leeds, Cases.class, CARE, LegalBasis.publicTask());
    node = builder().start();
  }

  static WireNetwork start(Path folder) {
    return new WireNetwork(folder);
  }

  GovnetNode.Builder builder() {
    return GovnetNode.builder(manchester, network.anchor())
        .serve(planning)
        .serve(probe)
        .serve(cases)
        .serve(everything)
        .serve(later)
        .idempotency(memory);
  }

  private Identity caller(String name) {
    Identity identity = network.admit(NodeId.of(name), name, List.of(), List.of());
    network.publisher().accept(List.of(identity.describe(1, 1, List.of(), List.of(), CLOCK)));
    return identity;
  }

  /** How often any service's code ran. */
  int ran() {
    return planning.ran.get() + probe.ran.get() + cases.ran.get();
  }

  WireRequest get(String target) {
    return new WireRequest(this, "GET", target, "");
  }

  /** A JSON body, and a fresh key if one is needed is up to the test. */
  WireRequest post(String target, String body) {
    return new WireRequest(this, "POST", target, body).with("Content-Type", "application/json");
  }

  @Override
  public void close() {
    probe.release.countDown();
    node.close();
    network.close();
  }
}
