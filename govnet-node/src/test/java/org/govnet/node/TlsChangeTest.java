package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import okhttp3.tls.HeldCertificate;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Uprn;
import org.govnet.client.CallObserver;
import org.govnet.client.CallReport;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a running replica's TLS key is replaced, over real sockets. */
class TlsChangeTest {
  private static final NodeId YORK = NodeId.of("york");

  @TempDir private Path folder;
  private final HandClock clock = HandClock.atPresent();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Object> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> callers = new ArrayList<>();
  private final List<AtomicInteger> calls = new ArrayList<>();

  /** No call is under way while the clock jumps: no message lives ten minutes. */
  private final ReentrantReadWriteLock jumping = new ReentrantReadWriteLock(true);

  private LocalNetwork network;
  private Identity york;
  private volatile boolean over;

  @BeforeEach
  void start() {
    network = LocalNetwork.start(NetworkId.of("uk-test"), folder.resolve("network"), clock);
    open.add(network);
    york = network.admit(YORK, "York", List.of(), List.of());
  }

  @AfterEach
  void stop() throws Exception {
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private GovnetNode served(UnaryOperator<GovnetNode.Builder> more) {
    GovnetNode node =
        more.apply(
                GovnetNode.builder(york, network.anchor()).clock(clock).serve(new ProbeService()))
            .start();
    open.add(node);
    return node;
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private List<Replica> listed(Govnet by) {
    return by.directory().current().stream()
        .flatMap(directory -> directory.peers().stream())
        .filter(peer -> peer.node().equals(YORK))
        .flatMap(peer -> peer.replicas().stream())
        .toList();
  }

  private static Set<String> pins(List<Replica> replicas) {
    return replicas.stream().map(Replica::pin).collect(Collectors.toSet());
  }

  /** Calls without end, on a connection for each call or on one that is kept. */
  private Govnet calling(String name, boolean anew) {
    CallObserver observer =
        call ->
            new CallObserver.Observed() {
              @Override
              public void ended(CallReport report) {
                failures.addAll(report.failures());
              }
            };
    Identity identity = network.admit(NodeId.of(name), name, List.of(), List.of());
    Govnet govnet =
        Govnet.builder(identity, network.anchor())
            .clock(clock)
            .observe(observer)
            .okHttp(
                okHttp ->
                    !anew
                        ? okHttp
                        : okHttp.addNetworkInterceptor(
                            chain ->
                                chain.proceed(
                                    chain
                                        .request()
                                        .newBuilder()
                                        .header("Connection", "close")
                                        .build())))
            .join();
    open.add(govnet);
    await(name + " knows york", () -> !listed(govnet).isEmpty());
    Probe probe = govnet.client(Probe.class, YORK);
    AtomicInteger made = new AtomicInteger();
    calls.add(made);
    Thread caller = new Thread(() -> callUntilOver(probe, made), "calls as " + name);
    callers.add(caller);
    caller.start();
    return govnet;
  }

  private void callUntilOver(Probe probe, AtomicInteger made) {
    while (!over) {
      jumping.readLock().lock();
      try {
        assertThat(probe.item(Uprn.of("1"), "x").text()).isEqualTo("1");
        made.incrementAndGet();
      } catch (RuntimeException | Error e) {
        failures.add(e);
        return;
      } finally {
        jumping.readLock().unlock();
      }
    }
  }

  private void settle() {
    jumping.writeLock().lock();
    try {
      clock.pass(TlsKeys.SETTLING);
      renew();
    } finally {
      jumping.writeLock().unlock();
    }
  }

  private void renew() {
    clock.pass(Duration.ofSeconds(1));
    network.publisher().renew();
  }

  private void awaitCalls() {
    List<Integer> before = calls.stream().map(AtomicInteger::get).toList();
    await(
        "calls go on: " + failures,
        () -> {
          for (int i = 0; i < before.size(); i++) {
            if (calls.get(i).get() < before.get(i) + 3 && failures.isEmpty()) {
              return false;
            }
          }
          return true;
        });
    assertThat(failures).isEmpty();
  }

  @Test
  void aTlsKeyIsReplacedUnderLoadWithoutAFailedAttempt() throws Exception {
    GovnetNode node = served(builder -> builder);
    String before = node.replica().pin();
    List<Govnet> all = List.of(calling("leeds", true), calling("hull", false));
    awaitCalls();

    TlsIdentity next = TlsIdentity.selfSigned("127.0.0.1");
    next.replace(york.state());
    renew();
    node.tls().look();
    await(
        "both are known",
        () -> all.stream().allMatch(one -> pins(listed(one)).equals(Set.of(before, next.pin()))));
    awaitCalls();
    assertThat(presented(node))
        .as("the old one is served")
        .isNotEqualTo(next.certificates().get(0));

    await("york has read it", () -> pins(listed(node.govnet())).contains(next.pin()));
    node.tls().look();
    settle();
    node.tls().look();
    assertThat(presented(node)).isEqualTo(next.certificates().get(0));
    assertThat(node.replica().pin()).isEqualTo(next.pin());
    awaitCalls();

    settle();
    node.tls().look();
    await(
        "the old one is gone",
        () -> all.stream().allMatch(one -> pins(listed(one)).equals(Set.of(next.pin()))));
    awaitCalls();
    assertThat(failures).isEmpty();
    System.out.println("TLS key replaced under load: " + calls + " calls, 0 attempts failed");
  }

  @Test
  void aNewCertificateOfTheSameKeyIsServedAtOnce() throws Exception {
    GovnetNode node = served(builder -> builder);
    String pin = node.replica().pin();
    HeldCertificate first = held(Files.readString(york.state().resolve(TlsIdentity.FILE)));
    HeldCertificate renewed =
        new HeldCertificate.Builder()
            .keyPair(first.keyPair())
            .commonName("renewed")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    Files.writeString(
        york.state().resolve(TlsIdentity.FILE),
        renewed.privateKeyPkcs8Pem() + renewed.certificatePem());

    node.tls().look();

    assertThat(presented(node)).isEqualTo(renewed.certificate());
    assertThat(node.replica().pin()).isEqualTo(pin);
  }

  private static HeldCertificate held(String pem) {
    return HeldCertificate.decode(pem);
  }

  @Test
  void staysWithItsKeyWhenTheFileIsBad() throws Exception {
    GovnetNode node = served(builder -> builder);
    Certificate before = presented(node);
    Files.writeString(york.state().resolve(TlsIdentity.FILE), "nothing");

    node.tls().look();

    assertThat(presented(node)).isEqualTo(before);
    assertThat(node.tls().keys().changing()).isFalse();
  }

  @Test
  void aKeyThatWasGivenIsReplacedOneChangeAtATime() {
    TlsIdentity given = TlsIdentity.selfSigned("127.0.0.1");
    GovnetNode node = served(builder -> builder.tls(given));
    TlsIdentity next = TlsIdentity.selfSigned("127.0.0.1");

    renew(); // or a descriptor of the same moment would be there already
    node.replaceTls(next);

    await("both are listed", () -> pins(listed(node.govnet())).contains(next.pin()));
    assertThat(node.replica().pin()).isEqualTo(given.pin());
    assertThatThrownBy(() -> node.replaceTls(given))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the TLS key is being replaced already: wait until that is done, some 20 minutes");
  }

  @Test
  void refusesAKeyThatADescriptorHasNoRoomFor() {
    TlsIdentity key = TlsIdentity.selfSigned("127.0.0.1");
    TlsKeys keys = new TlsKeys(key, clock);
    Replica one = new Replica(java.net.URI.create("https://a.test"), key.pin());

    assertThatThrownBy(
            () -> keys.begin(TlsIdentity.selfSigned("a.test"), Collections.nCopies(9, one)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a descriptor has 16 replicas at most, and with both TLS keys it would need 18: give fewer of them the same key");
  }

  /** What the next connection is served with. */
  private static Certificate presented(GovnetNode node) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyTrust()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket("127.0.0.1", node.replica().url().getPort())) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }
}
