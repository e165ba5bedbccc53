package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.Agreements;
import org.govnet.api.AreaCode;
import org.govnet.api.Caller;
import org.govnet.api.ContractModel;
import org.govnet.api.GovnetException;
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
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.Evidence;
import org.govnet.evidence.EvidenceKeeper;
import org.govnet.evidence.EvidencePolicy;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.jspecify.annotations.Nullable;

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
  private static final URI CALLER = URI.create("urn:govnet:caller");
  private final Identity identity;
  private final Anchor anchor;
  private final DirectoryReader reader;
  private final Refresher refresher;
  private final HttpClients clients;
  private final OkHttpFetch fetch;
  private final MessageKeyRing keys;
  private final Wire wire;
  private final Timer timer;
  private final RoutedClients routed;
  private final ClientLoad load;
  private final Explaining explaining;
  private final Announcer announcer;
  private final @Nullable PolicyFile policyFile;
  private final Agreements agreements;
  private final @Nullable Evidence ownEvidence;

  private Govnet(Builder builder) {
    identity = builder.identity;
    anchor = builder.anchor;
    clients = new HttpClients(this::privateAddresses, builder.okHttp, builder.proxy);
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
    agreements =
        builder.agreements == null
            ? AgreementBook.open(
                identity.state().resolve(AgreementBook.FOLDER), identity.node(), builder.clock)
            : builder.agreements;
    ownEvidence = builder.policyOfEvidence == null ? null : evidence(builder);
    Supplier<EvidenceKeeper> keeper = keeper(builder);
    wire =
        new Wire(
            identity.network().value(),
            signing,
            keeper == null ? null : new CallEvidence(identity.node(), keeper));
    timer = new Timer(clients.workers());
    Policies policies = builder.policies();
    Engine engine =
        new Engine(
            policies.ofAll().limits(),
            Ranking.SCORE,
            Breakers.lockFree(builder.clock, Chance.RANDOM),
            Chance.RANDOM,
            System.nanoTime());
    Replicas replicas = new Replicas(clients, engine, Time.SYSTEM);
    load = new ClientLoad(replicas);
    explaining = new Explaining(reader, replicas, policies, Time.SYSTEM);
    routed =
        new RoutedClients(
            reader,
            replicas,
            refresher,
            new Driver(
                engine,
                policies,
                wire,
                Time.SYSTEM,
                timer,
                builder.served,
                new Grounding(identity.node(), agreements, reader, builder.served),
                builder.observers),
            builder.fallbacks,
            null);
    announcer = new Announcer(this, builder.clock);
    policyFile =
        builder.file == null
            ? null
            : PolicyFile.follow(builder.file, builder.text, policies, Time.SYSTEM, timer);
  }

  /** The log of a process that only calls. */
  private Evidence evidence(Builder builder) {
    Evidence.Builder log =
        Evidence.builder(
                identity.state().resolve("evidence").resolve("caller"),
                identity.network(),
                identity.node(),
                CALLER)
            .signer(keys)
            .vouching(node -> reader.current().flatMap(current -> Vouchers.of(current, node)))
            .clock(builder.clock);
    EvidencePolicy policy = builder.policyOfEvidence;
    if (policy != null) {
      log.checkpoints(policy.checkpointRecords(), policy.checkpointTime());
      if (policy.retention() != null) {
        log.retention(policy.retention());
      }
    }
    return log.open();
  }

  private @Nullable Supplier<EvidenceKeeper> keeper(Builder builder) {
    Evidence own = ownEvidence;
    EvidencePolicy policy = builder.policyOfEvidence;
    if (own == null || policy == null) {
      return builder.keeper;
    }
    EvidenceKeeper keeper = new EvidenceKeeper(own, policy, System::nanoTime, met -> {});
    return () -> keeper;
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
   * purpose-not-allowed}, {@code legal-basis-missing} or {@code legal-basis-insufficient}; and with
   * {@code agreement-missing} if no data-sharing agreement with that node covers it.
   *
   * <pre>{@code
   * SocialCare care =
   *     govnet.forPurpose(Purpose.of("care-referral"), LegalBasis.publicTask()).client(SocialCare.class);
   * }</pre>
   */
  public Clients forPurpose(Purpose purpose, LegalBasis basis) {
    return routed.declaring(new Declared(purpose, basis));
  }

  /**
   * Which replica a call by {@link #client(Class)} would go to now, and why. No call is made.
   *
   * @param operation the method's name
   * @throws IllegalArgumentException if the contract has no such operation
   */
  public Explanation explain(Class<?> contract, String operation) {
    return routed.explain(explaining, contract, operation);
  }

  /** The same of a call by {@link #client(Class, AreaCode)}. */
  public Explanation explain(Class<?> contract, AreaCode area, String operation) {
    return routed.explain(explaining, contract, area, operation);
  }

  /** The same of a call by {@link #client(Class, NodeId)}. */
  public Explanation explain(Class<?> contract, NodeId node, String operation) {
    return routed.explain(explaining, contract, node, operation);
  }

  /** What this node has agreed with others. */
  public Agreements agreements() {
    return agreements;
  }

  /**
   * Trusts these certificate authorities and no others from now on, for replicas without a pin,
   * instead of those of before: Java's own, or what {@link Builder#okHttp} says. Calls under way go
   * on; those that begin make new connections. Pins follow the directory by themselves.
   *
   * @param authorities at least one
   * @throws IllegalArgumentException if there is none
   */
  public void trust(Collection<X509Certificate> authorities) {
    clients.trust(authorities);
  }

  /** What is on its way now, by node. */
  public ClientLoad load() {
    return load;
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
    load.close();
    announcer.close();
    refresher.close();
    if (policyFile != null) {
      policyFile.close();
    }
    timer.close();
    wire.close();
    clients.close();
    if (ownEvidence != null) {
      ownEvidence.close();
    }
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
    private final Map<Class<?>, Fallback> fallbacks = new HashMap<>();
    private final List<PolicyRule> rules = new ArrayList<>();
    private @Nullable Path file;
    private String text = "";
    private @Nullable Supplier<@Nullable Caller> served;
    private @Nullable Agreements agreements;
    private @Nullable EvidencePolicy policyOfEvidence;
    private @Nullable Supplier<EvidenceKeeper> keeper;
    private final List<CallObserver> observers = new ArrayList<>();
    private @Nullable EgressProxy proxy;
    private boolean unsigned;
    private boolean serving;

    private Builder(Identity identity, Anchor anchor) {
      this.identity = identity;
      this.anchor = anchor;
    }

    /**
     * How long and how often calls may try, where nothing more specific says otherwise; by default
     * {@link CallPolicy#DEFAULT}. What is said of an operation wins over what is said of its
     * contract, and that over this; of two that say it of the same, the {@link #policies(Path)
     * configuration} over the code, and the code over the contract's own {@link
     * org.govnet.api.CallHints}.
     */
    public Builder policy(CallPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * A change of the policy of a contract's calls.
     *
     * <pre>{@code
     * Govnet.builder(identity, anchor)
     *     .policy(PlanningApplications.class, policy -> policy.withDeadline(Duration.ofSeconds(5)));
     * }</pre>
     *
     * @param change makes one policy of another; what it throws is thrown where a client is made
     * @throws org.govnet.api.BadContract if it is no contract
     */
    public Builder policy(Class<?> contract, UnaryOperator<CallPolicy> change) {
      return policy(PolicyRule.Scope.of(ContractModel.of(contract)), contract.getName(), change);
    }

    /**
     * A change of the policy of one operation's calls.
     *
     * @param operation the method's name; that the contract has it is checked where a client is
     *     made
     * @throws org.govnet.api.BadContract if it is no contract
     */
    public Builder policy(Class<?> contract, String operation, UnaryOperator<CallPolicy> change) {
      PolicyRule.Scope scope = PolicyRule.Scope.of(ContractModel.of(contract)).operation(operation);
      return policy(scope, contract.getName() + "." + operation, change);
    }

    private Builder policy(PolicyRule.Scope scope, String of, UnaryOperator<CallPolicy> change) {
      rules.add(new PolicyRule(scope, PolicyRule.Source.CODE, "the policy set for " + of, change));
      return this;
    }

    /**
     * A configuration file of policies, which has the last word. It is looked at again every two
     * seconds, and what is found twice in a row holds for the calls that begin after it, without
     * forgetting what is known of replicas; limits alone wait for the next start. A change with
     * faults is logged, and changes nothing.
     *
     * <pre>
     * # all calls
     * deadline = 20s
     * attempt-timeout = 5s
     * attempts = 3
     * limits = adaptive          # or off
     * limits-start = 20
     * limits-queue = 1000
     * # a contract's; one version's; an operation's
     * planning-applications.attempts = 2
     * planning-applications.v1.deadline = 5s
     * planning-applications.application.hedging = p95   # or off, or a time, as 200ms
     * </pre>
     *
     * @throws IllegalArgumentException if it cannot be read or has faults: each with its line, the
     *     value and the fix. An operation that a contract has not is a fault where its client is
     *     made.
     */
    public Builder policies(Path file) {
      String read = PolicyFile.text(file);
      List<PolicyRule> unused = PolicyFile.rules(file, read);
      this.file = file;
      this.text = read;
      return this;
    }

    private Policies policies() {
      return new Policies(policy, rules, file == null ? List.of() : PolicyFile.rules(file, text));
    }

    /**
     * What answers a contract's calls when the engine has given up: after its retries, or because
     * there was no time, no budget or no room for them. It is not asked where the peer decided,
     * with a status from 400 to 499 other than 429, nor where nobody could be asked ({@link
     * NoRoute}), nor after an interrupt. What it answers is the application's own word: nobody has
     * signed it.
     *
     * <pre>{@code
     * Govnet.builder(identity, anchor).fallback(PlanningApplications.class, failure -> lastKnown);
     * }</pre>
     *
     * @param contract whose calls
     * @param standIn gives, for a failure, an implementation of the contract, whose method is then
     *     called with the call's arguments; null to let the failure be thrown, which is also what
     *     an operation does that throws it itself
     */
    public <T> Builder fallback(
        Class<T> contract, Function<GovnetException, ? extends @Nullable T> standIn) {
      fallbacks.put(contract, new Fallback(standIn));
      return this;
    }

    /**
     * For a process that serves calls, and makes others meanwhile: these take no longer than the
     * one being served has left, and what they ask of personal data they ask for its caller. Asked
     * on the thread that makes a call, at its start.
     *
     * @param served gives whose call this thread serves; null if it serves none
     */
    public Builder callsWithin(Supplier<@Nullable Caller> served) {
      this.served = served;
      return this;
    }

    /**
     * The data-sharing agreements under which calls on personal data are made; by default the book
     * in the folder {@link AgreementBook#FOLDER} of the identity's state.
     */
    public Builder agreements(Agreements agreements) {
      this.agreements = agreements;
      return this;
    }

    /**
     * Keeps evidence of every call in the folder {@code evidence/caller} of the identity's state:
     * what was asked and what was answered, with both signatures, on the disk before the call goes
     * on. A {@code GovnetNode} does so by itself.
     */
    public Builder evidence(EvidencePolicy policy) {
      this.policyOfEvidence = policy;
      return this;
    }

    /**
     * Keeps evidence of every call with that of a server of the same process.
     *
     * @param keeper asked for each call
     */
    public Builder evidence(Supplier<EvidenceKeeper> keeper) {
      this.keeper = keeper;
      return this;
    }

    /** Lets {@code observer} see every call: metrics, traces, a log of one's own. */
    public Builder observe(CallObserver observer) {
      observers.add(observer);
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
     * What all calls and the directory's mirrors are reached through; by default nothing. Java's
     * system properties of proxies ({@code https.proxyHost} and the like) are not looked at.
     */
    public Builder proxy(EgressProxy proxy) {
      this.proxy = proxy;
      return this;
    }

    /**
     * The one way to OkHttp itself: interceptors, a DNS, the TLS trust for replicas without a pin.
     * Its timeouts, retries, redirects, cache, cookies, pool, dispatcher and event listener are
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
      Observation.joined(observers, govnet.load);
      govnet.refresher.start();
      if (!serving) {
        govnet.announcer.start();
      }
      return govnet;
    }
  }
}
