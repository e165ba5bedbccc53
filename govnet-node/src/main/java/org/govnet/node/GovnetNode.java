package org.govnet.node;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.agreement.AgreementBook;
import org.govnet.api.BadContract;
import org.govnet.api.ContractId;
import org.govnet.api.Text;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.api.evidence.EvidenceCheckpoints;
import org.govnet.api.servicedirectory.ServiceDirectory;
import org.govnet.client.Govnet;
import org.govnet.datause.DataUseStore;
import org.govnet.datause.SubjectKey;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Descriptor;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.evidence.EvidencePolicy;
import org.govnet.idempotency.IdempotencyMemory;
import org.govnet.idempotency.IdempotencyStore;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.ReplayMemory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica of a node, serving contracts over HTTPS, mirroring the directory, and saying in it
 * where it is.
 *
 * <pre>{@code
 * try (GovnetNode node = GovnetNode.builder(identity, anchor).serve(new ManchesterPlanning()).start()) {
 *   …
 * }
 * }</pre>
 */
public final class GovnetNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GovnetNode.class);

  /** Enough for some 600 requests a second, at 250 bytes each. */
  private static final int REPLAYS = 400_000;

  /** For a directory that does not answer; one that does is told in a fraction of it. */
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private static final int MAX_REASON = 200;

  /** No contract can have a path among these: its id would be the network's own. */
  private static final Set<String> OPEN_PATHS =
      Set.of(
          DirectoryFetch.DIRECTORY_PATH,
          DirectoryFetch.CHANGES_PATH,
          HealthResource.PATH,
          OpenApiResource.PATH,
          OpenApiResource.PATH + "/");

  private final Assembled assembled;
  private final EmbeddedServer server;
  private final URI url;
  private final TlsChange tls;
  private final List<ServiceOffer> offers;
  private final Duration drainGrace;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch killed = new CountDownLatch(1);

  private GovnetNode(
      Assembled assembled,
      EmbeddedServer server,
      URI url,
      TlsChange tls,
      List<ServiceOffer> offers,
      Duration drainGrace) {
    this.assembled = assembled;
    this.server = server;
    this.url = url;
    this.tls = tls;
    this.offers = offers;
    this.drainGrace = drainGrace;
  }

  /** For tests: its evidence. */
  NodeEvidence evidence() {
    return assembled.opened().join();
  }

  /** For tests: has its evidence countersigned now. */
  void countersign() {
    evidence().rounds().round();
  }

  /** A node to be, on the loopback address and any free port unless told otherwise. */
  public static Builder builder(Identity identity, Anchor anchor) {
    return new Builder(identity, anchor);
  }

  /** The node's own way to call others. */
  public Govnet govnet() {
    return assembled.govnet();
  }

  /** Where this replica answers, and its TLS key's pin. */
  public Replica replica() {
    return new Replica(url, tls.keys().current().pin());
  }

  /**
   * Replaces the TLS key and certificate while this runs, and without a failed call. A certificate
   * of the same key is served to the next connection. Another key is announced beside the present
   * one, served ten minutes after the directory has it, and ten minutes later the only one; what is
   * under way goes on. A key that the node keeps in its state folder is replaced there instead: see
   * {@link TlsIdentity#replace}.
   *
   * @throws IllegalStateException if it is being replaced already
   */
  public void replaceTls(TlsIdentity next) {
    tls.begin(next);
  }

  /** For tests: does now what is due. */
  TlsChange tls() {
    return tls;
  }

  /** How it does, in numbers. */
  public NodeVitals vitals() {
    return assembled.state();
  }

  /**
   * Ends so that no call fails. From now on its health says that it is not ready. If the directory
   * names another replica of the node, the descriptor is published without this one, which goes on
   * serving for the {@linkplain Builder#drainGrace grace}; each connection ends with its next
   * answer. Then nobody new is let in, and requests under way are answered, within 10 s.
   */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      assembled.state().drain();
      tls.close();
      leave();
      assembled.mirroring().close();
      server.close();
      assembled.close();
    }
  }

  /** Sends callers to the node's other replicas, and serves those who have not heard of it yet. */
  private void leave() {
    FutureTask<Boolean> saying = new FutureTask<>(this::sayThatItLeaves);
    Thread thread = new Thread(saying, "govnet-leaving");
    thread.setDaemon(true);
    thread.start();
    try {
      if (saying.get(LEAVING.toNanos(), TimeUnit.NANOSECONDS)) {
        boolean unused = killed.await(drainGrace.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} closes without having said so in the directory: {}", this, e.toString());
    }
  }

  /**
   * Takes this replica out of the descriptor.
   *
   * @return whether there is another, and callers knew of this one
   */
  private boolean sayThatItLeaves() {
    // Another may have come back a moment ago, and not be known here yet.
    boolean unused = govnet().directory().refresh();
    List<Replica> named =
        govnet()
            .directory()
            .current()
            .flatMap(directory -> directory.descriptor(govnet().identity().node()))
            .map(Descriptor::replicas)
            .orElse(List.of());
    List<Replica> others = named.stream().filter(other -> !other.url().equals(url)).toList();
    if (others.isEmpty() || others.size() == named.size()) {
      return false;
    }
    server.leave();
    govnet().announce(others, offers);
    return true;
  }

  /** Ends as a crash would, for tests: every socket closes now, whatever is under way. */
  public void kill() {
    closing.set(true);
    killed.countDown();
    tls.close();
    assembled.mirroring().abandon();
    server.kill();
    assembled.state().close();
    assembled.govnet().close();
    assembled.closeEvidence();
  }

  @Override
  public String toString() {
    return "node " + govnet().identity() + " at " + url;
  }

  /** How a node is to be. */
  public static final class Builder {
    private final Identity identity;
    private final Anchor anchor;
    private final List<Object> services = new ArrayList<>();
    private final Map<ServiceOffer, DeprecationFilter.Deprecation> deprecations = new HashMap<>();
    private final List<Replica> alongside = new ArrayList<>();
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private @Nullable URI url;
    private @Nullable TlsIdentity tls;
    private ServerLimits limits = ServerLimits.DEFAULT;
    private Duration maxDeadline = Duration.ofMinutes(1);
    private @Nullable IdempotencyStore idempotency;
    private Clock clock = Clock.systemUTC();
    private @Nullable URI federation;
    private @Nullable Path agreements;
    private @Nullable EvidencePolicy evidencePolicy = EvidencePolicy.DEFAULT;
    private @Nullable DataUseStore dataUse;
    private @Nullable SubjectKey subjects;
    private @Nullable Path needs;
    private @Nullable String breaking;
    private UnaryOperator<Govnet.Builder> client = UnaryOperator.identity();
    private final NodeSettings settings = new NodeSettings();

    private Builder(Identity identity, Anchor anchor) {
      this.identity = identity;
      this.anchor = anchor;
    }

    /**
     * Serves a contract: {@code service} implements its interface. Every node serves {@code
     * service-directory} and {@code data-sharing-agreements} besides, by itself, and {@code
     * data-use} if it has a record ({@link #dataUse(DataUseStore)}).
     */
    public Builder serve(Object service) {
      services.add(service);
      return this;
    }

    /**
     * Says on every answer of a version that it is on its way out: {@code Deprecation} (RFC 9745),
     * {@code Sunset} (RFC 8594) and {@code Link}. The version is served as before.
     *
     * @param contract a contract that is served
     * @param version its major version
     * @param deprecatedAt when it was, or will be, deprecated
     * @param sunsetAt when it stops being served; null if that is not settled
     * @param successor where what follows it is described, such as its OpenAPI document; null if
     *     nothing does
     * @throws IllegalArgumentException if {@code sunsetAt} is before {@code deprecatedAt}
     */
    public Builder deprecated(
        ContractId contract,
        int version,
        Instant deprecatedAt,
        @Nullable Instant sunsetAt,
        @Nullable URI successor) {
      deprecations.put(
          new ServiceOffer(contract, version),
          new DeprecationFilter.Deprecation(deprecatedAt, sunsetAt, successor));
      return this;
    }

    /**
     * Where to listen.
     *
     * @param address the interface's address
     * @param port 0 to 65535; 0 takes any that is free
     */
    public Builder listen(InetAddress address, int port) {
      this.address = address;
      this.port = port;
      return this;
    }

    /**
     * The URL under which others reach this replica, if it is not the one it listens on; never that
     * of another replica, which would not know the nonces that this one has seen.
     */
    public Builder url(URI url) {
      this.url = url;
      return this;
    }

    /**
     * The TLS key and certificate; by default a self-signed pair, kept in the state folder and
     * pinned in the descriptor.
     */
    public Builder tls(TlsIdentity tls) {
      this.tls = tls;
      return this;
    }

    /** Another replica of the same node, to be named with this one in the descriptor. */
    public Builder alongside(Replica other) {
      alongside.add(other);
      return this;
    }

    /** What the server allows one caller to cost; by default {@link ServerLimits#DEFAULT}. */
    public Builder limits(ServerLimits limits) {
      this.limits = limits;
      return this;
    }

    /** How long a call may take here, whatever it asks for: 1 ms to 5 min; by default 1 min. */
    public Builder maxDeadline(Duration maxDeadline) {
      if (maxDeadline.toMillis() < 1 || maxDeadline.compareTo(Duration.ofMinutes(5)) > 0) {
        throw new IllegalArgumentException("maxDeadline must be 1 ms to 5 min: " + maxDeadline);
      }
      this.maxDeadline = maxDeadline;
      return this;
    }

    /**
     * How many requests are in hand at once: served by a worker, or waiting for one. Whoever comes
     * beyond that is answered 503 {@code overloaded} at once. By default 64 more than there are
     * workers.
     *
     * @param requests from 1 to 65,536; fewer than {@link ServerLimits#workers} leaves workers idle
     * @throws IllegalArgumentException if it is out of its range
     */
    public Builder maxConcurrent(int requests) {
      settings.maxConcurrent(requests);
      return this;
    }

    /** How often each other node may call this replica; by default {@link Quota#DEFAULT}. */
    public Builder quota(Quota each) {
      settings.quota(each);
      return this;
    }

    /**
     * How long {@link GovnetNode#close} goes on serving those who have not yet heard that the
     * node's other replicas are to be asked: 0 to 5 min; by default 1 s. Callers follow the
     * directory, and most hear of it at once.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public Builder drainGrace(Duration grace) {
      settings.drainGrace(grace);
      return this;
    }

    /** Adds one who sees every exchange, such as {@code NodeMetrics} or {@code NodeTraces}. */
    public Builder observe(ExchangeObserver observer) {
      settings.observe(observer);
      return this;
    }

    /**
     * Adds a check to what the node says of its health: without it the node is not ready.
     *
     * @param name 1 to 63 of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter;
     *     not {@code directory}, {@code load}, {@code clock} or {@code draining}
     * @throws IllegalArgumentException if the name is of another form or taken, or there are 16
     */
    public Builder health(String name, HealthCheck check) {
      settings.health(name, check);
      return this;
    }

    /** Where the access log's lines go instead of the logger, for tests. */
    Builder accessLines(Consumer<String> lines) {
      settings.accessLines(lines);
      return this;
    }

    /**
     * Where answers under idempotency keys are kept: one that survives a restart is a {@link
     * org.govnet.idempotency.JdbcIdempotency}; by default they are in memory. Replicas of one node
     * must share it, or have stores over one database.
     */
    public Builder idempotency(IdempotencyStore idempotency) {
      this.idempotency = idempotency;
      return this;
    }

    /**
     * Where the node keeps its data-sharing agreements; by default the folder {@link
     * AgreementBook#FOLDER} of its state. Replicas on one machine share it; on several each has a
     * copy, and an agreement is taken at each.
     */
    public Builder agreements(Path folder) {
      this.agreements = folder;
      return this;
    }

    /**
     * How evidence is kept of every exchange, served or asked: by default {@link
     * EvidencePolicy#DEFAULT}, in the folder {@code evidence} of the node's state.
     */
    public Builder evidence(EvidencePolicy policy) {
      this.evidencePolicy = policy;
      return this;
    }

    /** Keeps no evidence of any exchange: for trying things out, and for measuring. */
    public Builder withoutEvidence() {
      this.evidencePolicy = null;
      return this;
    }

    /**
     * Records every use of personal data: each answer of an operation with {@code @PersonalData},
     * before it goes out, with no code by the service; what cannot be recorded is not handed over
     * (503 {@code data-use-unavailable}). The node then serves the contract {@code data-use} by
     * itself. Whom a use is about is hashed under the key in the file {@link SubjectKey#FILE} of
     * the node's state, which is made if there is none. By default there is no record.
     *
     * @param store where, such as a {@link org.govnet.datause.JdbcDataUse}; replicas of one node
     *     share one
     */
    public Builder dataUse(DataUseStore store) {
      this.dataUse = store;
      this.subjects = null;
      return this;
    }

    /**
     * As {@link #dataUse(DataUseStore)}, with a key that the application keeps: for replicas that
     * have a state folder each.
     *
     * @param key the same for all replicas, and always
     */
    public Builder dataUse(DataUseStore store, SubjectKey key) {
      this.dataUse = store;
      this.subjects = key;
      return this;
    }

    /**
     * Where the node keeps what consumers said that they need of its contracts; by default the
     * folder {@code consumer-needs} in its state. Replicas on one machine share it.
     *
     * @param folder the folder that has {@code consumer-needs}
     */
    public Builder needs(Path folder) {
      this.needs = folder;
      return this;
    }

    /**
     * Starts although consumers break that said what they need; who and what is logged with the
     * reason. What they said stays, so this stays too until they have said anew.
     *
     * @param reason why, for the log, such as who agreed and when; 1 to 200 characters
     * @throws IllegalArgumentException if it is blank or longer
     */
    public Builder breaking(String reason) {
      this.breaking = Text.require("reason", reason, MAX_REASON);
      return this;
    }

    /**
     * Says at {@code /.well-known/openid-federation} who this replica is, for tools that know
     * OpenID Federation 1.0: an export, on which nothing of the network depends.
     *
     * @param directory the URL of the directory's server, which exports the directory (see {@link
     *     DirectoryServer.Export})
     * @throws IllegalArgumentException if it is not of a replica's form
     */
    public Builder federation(URI directory) {
      this.federation = new Replica(directory, null).url();
      return this;
    }

    /** The clock for signatures and expiry; by default the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Settings of the node's own client. */
    public Builder client(UnaryOperator<Govnet.Builder> settings) {
      this.client = settings;
      return this;
    }

    /**
     * Starts: joins, listens, and publishes the descriptor. A directory that cannot be reached
     * delays only the last, which is tried again until it is done.
     *
     * @throws BadContract if a service is not of a contract, or a version that is not served is
     *     deprecated, or a service is {@link org.govnet.api.ExactlyOnce} and the store of its keys
     *     is in no database, or what is served breaks a consumer that said what it needs
     * @throws IllegalStateException if the record of data use was begun with another key, or a
     *     consumer's needs cannot be read
     * @throws org.govnet.datause.DataUseUnavailable if that record cannot be opened now
     * @throws java.io.UncheckedIOException if the port cannot be had
     * @throws org.govnet.evidence.EvidenceUnavailable if evidence cannot be written
     */
    public GovnetNode start() {
      warnOfReplicas();
      // Which port it is, and so which URL is its own, is known once it listens.
      CompletableFuture<URI> own = new CompletableFuture<>();
      TlsIdentity key = tls == null ? TlsIdentity.loadOrCreate(identity.state(), host()) : tls;
      Own parts = new Own();
      Services served = services(parts, own::join);
      Assembled assembled = assemble(parts, served, own::join);
      try {
        EmbeddedServer server =
            EmbeddedServer.start(
                assembled.application(), key, address, port, limits, assembled.state().doorway());
        try {
          Replica replica = new Replica(url == null ? server.baseUri() : url, key.pin());
          assembled.at(replica.url());
          own.complete(replica.url());
          List<Replica> replicas = replicas(replica);
          assembled.state().started(server::connections);
          assembled.govnet().announce(replicas, served.offers());
          TlsChange change =
              new TlsChange(
                  new TlsKeys(key, clock),
                  server,
                  assembled.govnet(),
                  replicas,
                  served.offers(),
                  tls == null ? identity.state() : null);
          change.start();
          return new GovnetNode(
              assembled, server, replica.url(), change, served.offers(), settings.drainGrace());
        } catch (RuntimeException e) {
          server.kill();
          throw e;
        }
      } catch (RuntimeException e) {
        assembled.close();
        throw e;
      }
    }

    /**
     * Joins, and leaves the listening to an application that has a server: Dropwizard, Spring Boot,
     * or any other. It is announced once the host says that it listens ({@link
     * HostedNode#announce}). {@link #listen}, {@link #url}, {@link #tls} and {@link #limits} are
     * the embedded server's, and mean nothing here.
     *
     * @param replica where others reach this node: never taken from a request. The pin is of the
     *     certificate that they see there, which may be a proxy's; none where the Web's PKI vouches
     *     for it.
     * @throws BadContract as {@link #start}
     */
    public HostedNode hosted(Replica replica) {
      warnOfReplicas();
      Own parts = new Own();
      Services served = services(parts, replica::url);
      Assembled assembled = assemble(parts, served, replica::url);
      try {
        assembled.at(replica.url());
        return new HostedNode(assembled, served, replica, replicas(replica));
      } catch (RuntimeException e) {
        assembled.close();
        throw e;
      }
    }

    /** What the node's own services are made of, before and after it has joined. */
    private final class Own {
      private final AgreementBook book =
          AgreementBook.open(
              agreements == null ? identity.state().resolve(AgreementBook.FOLDER) : agreements,
              identity.node(),
              clock);
      private final CompletableFuture<DirectoryReader> directory = new CompletableFuture<>();
      private final CompletableFuture<NodeEvidence> evidence = new CompletableFuture<>();
      private final IdempotencyStore keys =
          idempotency == null ? new IdempotencyMemory(clock) : idempotency;
      private final @Nullable NodeDataUse uses =
          dataUse == null ? null : NodeDataUse.open(dataUse, subjects, identity.state(), clock);
      private final NeedsFolder needs =
          new NeedsFolder(Builder.this.needs == null ? identity.state() : Builder.this.needs);
    }

    private void warnOfReplicas() {
      if (idempotency == null && !alongside.isEmpty()) {
        LOG.warn(
            "{} has another replica and no IdempotencyStore shared with it: a write that is sent again"
                + " there would be done twice",
            identity);
      }
    }

    private List<Replica> replicas(Replica own) {
      List<Replica> replicas = new ArrayList<>(alongside);
      replicas.add(own);
      return replicas;
    }

    private Services services(Own parts, Supplier<URI> own) {
      List<Object> given = new ArrayList<>(services);
      if (parts.uses != null) {
        given.add(parts.uses.service());
      }
      List<Object> all = new ArrayList<>(given);
      all.add(
          new OwnServices(
              identity.node(),
              ownContracts(),
              given,
              own,
              new CatalogueFile(identity.state()),
              deprecations,
              parts.needs,
              clock));
      all.add(new OwnAgreements(parts.book, parts.directory::join));
      if (evidencePolicy != null) {
        all.add(new NodeEvidence.Service(parts.evidence::join));
      }
      Services served = new Services(all, openPaths());
      deprecations.keySet().forEach(offer -> requireServed(served, offer));
      CompatibilityGate.require(identity, parts.needs.all(), served.contracts(), breaking);
      served.require(parts.keys);
      return served;
    }

    private List<Class<?>> ownContracts() {
      List<Class<?>> contracts =
          new ArrayList<>(List.of(ServiceDirectory.class, DataSharingAgreements.class));
      if (evidencePolicy != null) {
        contracts.add(EvidenceCheckpoints.class);
      }
      return contracts;
    }

    /** All that a replica is but its server; the one place where it is put together. */
    private Assembled assemble(Own parts, Services served, Supplier<URI> own) {
      EvidencePolicy policy = evidencePolicy;
      Govnet.Builder calling =
          Govnet.builder(identity, anchor)
              .clock(clock)
              .serving()
              .agreements(parts.book)
              .callsWithin(CurrentCaller::now);
      if (policy != null) {
        calling.evidence(() -> parts.evidence.join().keeper());
      }
      Govnet govnet = client.apply(calling).join();
      parts.directory.complete(govnet.directory());
      Mirroring mirroring = Mirroring.of(govnet.directory());
      NodeState state = settings.start(govnet, served, limits, clock);
      try {
        ResourceConfig application = application(served, mirroring, own);
        UseRecorder recorder =
            parts.uses == null ? null : parts.uses.recorder(identity.node(), parts.directory::join);
        application.register(
            new GovnetFeature(
                exchange(govnet, own, parts, state), served, state.watch(), recorder, clock));
        application.register(new HealthResource(state.health()));
        if (!deprecations.isEmpty()) {
          application.register(new DeprecationFilter(deprecations));
        }
        if (federation != null) {
          NodeFederation export =
              new NodeFederation(identity, govnet.directory()::current, own, federation, clock);
          application.register(new FederationEntityResource(export::configuration));
        }
        return new Assembled(
            govnet,
            mirroring,
            application,
            state,
            policy == null
                ? null
                : replica -> NodeEvidence.open(policy, identity, replica, govnet, clock),
            parts.evidence);
      } catch (RuntimeException e) {
        state.close();
        mirroring.close();
        govnet.close();
        throw e;
      }
    }

    private Set<String> openPaths() {
      Set<String> paths = new HashSet<>(OPEN_PATHS);
      if (federation != null) {
        paths.add(FederationEntityResource.PATH);
      }
      return paths;
    }

    private static void requireServed(Services served, ServiceOffer offer) {
      if (!served.offers().contains(offer)) {
        throw new BadContract(offer + " is deprecated and not served: serve it, or remove it");
      }
    }

    private Exchange exchange(Govnet govnet, Supplier<URI> own, Own parts, Arrivals arrivals) {
      return new Exchange(
          identity,
          govnet.directory(),
          govnet.agreements(),
          own,
          maxDeadline,
          new MessageVerifier(govnet.keys(), clock),
          new MessageSigner(identity.node(), govnet.messageKeys(), clock, new SecureRandom()),
          new ReplayMemory(clock, REPLAYS),
          parts.keys,
          evidencePolicy == null
              ? null
              : new ServedEvidence(identity.node(), own, () -> parts.evidence.join().keeper()),
          System::nanoTime,
          arrivals);
    }

    private static ResourceConfig application(
        Services served, Mirroring mirroring, Supplier<URI> own) {
      ResourceConfig application = new ResourceConfig();
      served.instances().forEach(application::register);
      mirroring.resources().forEach(application::register);
      application.register(new OpenApiResource(served.contracts(), own));
      application.register(new ParameterMapper());
      application.register(new ReadableHeaders());
      application.register(new ProblemJson());
      application.register(new CallerBinder());
      return application;
    }

    private String host() {
      return url == null ? address.getHostAddress() : url.getHost();
    }
  }
}
