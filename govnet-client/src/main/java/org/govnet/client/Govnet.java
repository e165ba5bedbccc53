package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.govnet.api.AreaCode;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Identity;
import org.govnet.discovery.MessageKeyRing;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;

/**
 * A node's way into the network. Thread-safe; one for an application, closed at its end.
 *
 * <pre>{@code
 * try (Govnet govnet = Govnet.join(identity, anchor)) {
 *   var planning = govnet.client(PlanningApplications.class);
 *   Application a = planning.application("3fa9c1d2");
 * }
 * }</pre>
 */
public final class Govnet implements Clients, AutoCloseable {
  private final Identity identity;
  private final Anchor anchor;
  private final DirectoryReader reader;
  private final Refresher refresher;
  private final HttpClients clients;
  private final OkHttpFetch fetch;
  private final MessageKeyRing keys;
  private final Wire wire;
  private final RoutedClients routed;
  private final Announcer announcer;

  private Govnet(Builder builder) {
    identity = builder.identity;
    anchor = builder.anchor;
    clients = new HttpClients(this::privateAddresses, builder.okHttp);
    fetch = new OkHttpFetch(clients);
    reader = new DirectoryReader(anchor, identity.state(), fetch, builder.clock, builder.freshness);
    keys = new MessageKeyRing(identity, builder.clock);
    refresher = new Refresher(reader, fetch, Time.SYSTEM);
    Signing signing =
        builder.unsigned
            ? null
            : new Signing(
                new MessageSigner(identity.node(), keys, builder.clock, new SecureRandom()),
                new MessageVerifier(keys(), builder.clock));
    wire = new Wire(identity.network().value(), signing);
    routed =
        new RoutedClients(
            reader,
            new Replicas(clients, new Breakers(builder.clock)),
            refresher,
            new BlockingDriver(builder.policy, wire, Chance.RANDOM, Time.SYSTEM),
            null);
    announcer = new Announcer(this, builder.clock);
  }

  /**
   * Joins with default settings. If no mirror answers, the copy on disk serves; if there is none
   * either, calls fail with {@link NoRoute} until a mirror answers.
   */
  public static Govnet join(Identity identity, Anchor anchor) {
    return builder(identity, anchor).join();
  }

  /** Settings to join with. */
  public static Builder builder(Identity identity, Anchor anchor) {
    return new Builder(identity, anchor);
  }

  @Override
  public <T> T client(Class<T> contract) {
    return routed.client(contract);
  }

  @Override
  public <T> T client(Class<T> contract, AreaCode area) {
    return routed.client(contract, area);
  }

  @Override
  public <T> T client(Class<T> contract, NodeId node) {
    return routed.client(contract, node);
  }

  /**
   * Clients whose every call says, signed, what the data is for and by which law it is asked for.
   * An operation on personal data is refused without, here before anything is sent and again by the
   * node: with a {@link org.govnet.api.ProblemException} of code {@code purpose-missing}, {@code
   * purpose-not-allowed}, {@code legal-basis-missing} or {@code legal-basis-insufficient}.
   *
   * <pre>{@code
   * SocialCare care =
   *     govnet.forPurpose(Purpose.of("care-referral"), LegalBasis.publicTask()).client(SocialCare.class);
   * }</pre>
   */
  public Clients forPurpose(Purpose purpose, LegalBasis basis) {
    return routed.declaring(new Declared(purpose, basis));
  }

  /** Who this is. */
  public Identity identity() {
    return identity;
  }

  /**
   * The directory, as this node reads and mirrors it. {@link DirectoryReader#status} says how it
   * does; {@code DirectoryMetrics.of(govnet.directory())} says it to Micrometer.
   */
  public DirectoryReader directory() {
    return reader;
  }

  /**
   * This node's own message keys. To replace the key, call {@link Identity#prepareMessageKey}: it
   * is noticed here within seconds, and followed through without a failed call.
   */
  public MessageKeyRing messageKeys() {
    return keys;
  }

  /**
   * Everybody's message keys. Who is not known may have been admitted a moment ago, so the
   * directory is read again, though not more often than a hostile caller may make it.
   */
  public MessageKeys keys() {
    return (node, thumbprint) ->
        reader
            .find(node, thumbprint)
            .or(
                () ->
                    refresher.refreshOnDemand(Long.MAX_VALUE)
                        ? reader.find(node, thumbprint)
                        : Optional.empty());
  }

  /**
   * Says in the directory where this node answers and what it offers, now and for as long as this
   * is open. A directory that cannot be reached is tried again until it is done.
   */
  public void announce(List<Replica> replicas, List<ServiceOffer> services) {
    announcer.serve(replicas, services);
    announcer.start();
  }

  /**
   * Sends a signed document to the first of the anchor's mirrors that takes it.
   *
   * @throws UncheckedIOException if none does
   */
  public void publish(String document) {
    IOException failure = new IOException("the anchor names no mirror");
    for (Replica mirror : anchor.mirrors()) {
      try {
        fetch.publish(mirror, document);
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw new UncheckedIOException("no directory took the document", failure);
  }

  private boolean privateAddresses() {
    // Before there is a directory, only the anchor's own mirrors are asked: those the operator
    // chose.
    return reader == null || reader.current().map(Directory::privateAddresses).orElse(true);
  }

  @Override
  public void close() {
    announcer.close();
    refresher.close();
    wire.close();
    clients.close();
  }

  @Override
  public String toString() {
    return "govnet as " + identity;
  }

  /** How to join. */
  public static final class Builder {
    private final Identity identity;
    private final Anchor anchor;
    private CallPolicy policy = CallPolicy.DEFAULT;
    private FreshnessPolicy freshness = FreshnessPolicy.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private UnaryOperator<OkHttpClient.Builder> okHttp = UnaryOperator.identity();
    private boolean unsigned;
    private boolean serving;

    private Builder(Identity identity, Anchor anchor) {
      this.identity = identity;
      this.anchor = anchor;
    }

    /** How long and how often calls may try; by default {@link CallPolicy#DEFAULT}. */
    public Builder policy(CallPolicy policy) {
      this.policy = policy;
      return this;
    }

    /** What the directory's age means; by default {@link FreshnessPolicy#DEFAULT}. */
    public Builder freshness(FreshnessPolicy freshness) {
      this.freshness = freshness;
      return this;
    }

    /** The clock for signatures and expiry; by default the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The one way to OkHttp itself: interceptors, a proxy, a DNS, the TLS trust for replicas
     * without a pin. Its timeouts, retries, redirects, cache, cookies, pool and event listener are
     * govnet's own, whatever is set here.
     */
    public Builder okHttp(UnaryOperator<OkHttpClient.Builder> okHttp) {
      this.okHttp = okHttp;
      return this;
    }

    /**
     * For a process that will {@link Govnet#announce announce} replicas: it is not announced as one
     * that only calls.
     */
    public Builder serving() {
      this.serving = true;
      return this;
    }

    /** Leaves out signatures, to measure the rest; not for users, so not public. */
    Builder unsigned() {
      this.unsigned = true;
      return this;
    }

    /** Joins. */
    public Govnet join() {
      if (!identity.network().equals(anchor.network())) {
        throw new IllegalArgumentException(
            "identity " + identity + " is not of the anchor's network, " + anchor.network());
      }
      Govnet govnet = new Govnet(this);
      govnet.refresher.start();
      if (!serving) {
        govnet.announcer.start();
      }
      return govnet;
    }
  }
}
