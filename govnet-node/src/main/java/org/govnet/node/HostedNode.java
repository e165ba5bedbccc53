package org.govnet.node;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.govnet.client.Govnet;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;

/**
 * One replica of a node within an application that has a server of its own. It serves what is under
 * its contracts' paths and {@code /govnet/v1}, and has nothing to do with anything else there.
 *
 * <p>In a servlet container, {@link GovnetFilter} is all there is to it. Any other host asks {@link
 * #serves} for each request, and passes it to {@link #answer}.
 *
 * <p>A host's life: {@link GovnetNode.Builder#hosted}, listen, {@link #announce}, {@link #drain},
 * listen no more, {@link #close}.
 */
public final class HostedNode implements AutoCloseable {
  private final Assembled assembled;
  private final List<ServiceOffer> offers;
  private final Set<String> paths;
  private final Replica replica;
  private final List<Replica> replicas;
  private final HostedApplication application;

  HostedNode(Assembled assembled, Services services, Replica replica, List<Replica> replicas) {
    this.assembled = assembled;
    this.offers = services.offers();
    this.paths = Collections.unmodifiableSet(services.paths());
    this.replica = replica;
    this.replicas = List.copyOf(replicas);
    this.application = new HostedApplication(assembled.application(), replica.url());
  }

  /** The node's own way to call others. */
  public Govnet govnet() {
    return assembled.govnet();
  }

  /** Where others reach it, and the pin of the certificate that they see. */
  public Replica replica() {
    return replica;
  }

  /**
   * Whether a request is the node's to answer; every other one is the host's own.
   *
   * @param target path and query within the node's base URL, exactly as received
   */
  public boolean serves(String target) {
    String path = RequestTarget.path(target);
    return paths.stream().anyMatch(each -> Services.isWithin(path, each));
  }

  /**
   * The paths that it serves, each with all below it, such as {@code /vehicle-enquiry/v1}: for a
   * host that has to be told what to leave alone.
   */
  public Set<String> paths() {
    return paths;
  }

  /**
   * Answers a request. A service runs on the current thread; what it answers later, and what a
   * reader of the directory waits for, up to 60 s, completes the stage on another, which must not
   * be held up by who takes the answer slowly.
   *
   * @return the answer, also where something failed; never exceptionally
   */
  public CompletionStage<HostAnswer> answer(HostRequest request) {
    return application.answer(request);
  }

  /**
   * Says in the directory where this replica answers, and what: to be called once the host listens.
   * A directory that cannot be reached is tried again until it is done.
   */
  public void announce() {
    assembled.state().started(() -> 0);
    assembled.govnet().announce(replicas, offers);
  }

  /** How it does, in numbers; connections are the host's to count. */
  public NodeVitals vitals() {
    return assembled.state();
  }

  /**
   * From now on its health says that it is not ready. Answers those who wait for news of the
   * directory, and lets nobody wait any more, so that a host that ends gracefully does not wait for
   * them. Everything else is served as before.
   */
  public void drain() {
    assembled.state().drain();
    assembled.mirroring().close();
  }

  /** Leaves the network: to be called once the host listens no more. */
  @Override
  public void close() {
    assembled.close();
  }

  @Override
  public String toString() {
    return "node " + govnet().identity() + " at " + replica.url();
  }
}
