package org.govnet.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.tls.HeldCertificate;
import org.govnet.agreement.Agreements;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.api.Operation;
import org.govnet.client.Govnet;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.PeerExchange;
import org.govnet.node.TlsIdentity;
import org.jspecify.annotations.Nullable;

/** A node that the test plays: WireMock behind the node's own keys, for as long as its class. */
final class StubPeer implements AutoCloseable {
  private static final String PASSWORD = "loopback";

  private final Identity identity;
  private final Anchor anchor;
  private final List<ContractModel> contracts;
  private final Clock clock;
  private final Supplier<StubBook> book;
  private final Agreements agreements;
  private final TlsIdentity tls;
  private final Path keyStore;
  private @Nullable Running running;

  private record Running(WireMockServer server, Govnet govnet) {}

  StubPeer(
      Identity identity,
      List<ContractModel> contracts,
      Registry registry,
      Agreements agreements,
      Supplier<StubBook> book) {
    this.identity = identity;
    this.anchor = registry.anchor();
    this.contracts = List.copyOf(contracts);
    this.clock = registry.clock();
    this.book = book;
    this.agreements = agreements;
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    this.tls = TlsIdentity.loadOrCreate(identity.state(), host);
    this.keyStore = identity.state().resolve("tls.p12");
    writeKeyStore(identity.state().resolve("tls.pem"), keyStore);
  }

  /** WireMock reads its key from a PKCS#12 file alone. */
  private static void writeKeyStore(Path pem, Path target) {
    try (OutputStream out = Files.newOutputStream(target)) {
      HeldCertificate held = HeldCertificate.decode(Files.readString(pem));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "tls",
          held.keyPair().getPrivate(),
          PASSWORD.toCharArray(),
          new Certificate[] {held.certificate()});
      store.store(out, PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot write a PKCS#12 file", e);
    }
  }

  NodeId node() {
    return identity.node();
  }

  boolean offers(ContractModel contract) {
    return contracts.contains(contract);
  }

  /**
   * The operation that a request is for; where two fit, as a node's routing would, the more
   * literal.
   */
  Optional<Operation> operation(Asked asked) {
    return contracts.stream()
        .flatMap(
            contract ->
                contract.operations().stream().filter(operation -> asked.isOf(contract, operation)))
        .min(Comparator.comparingLong(o -> o.path().chars().filter(c -> c == '{').count()));
  }

  /** Serves and announces, unless it does already. */
  void start() {
    if (running != null) {
      return;
    }
    Govnet govnet =
        Govnet.builder(identity, anchor).clock(clock).agreements(agreements).serving().join();
    StubExchange exchange = new StubExchange(this, govnet, book);
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.wireMockConfig()
                .bindAddress(InetAddress.getLoopbackAddress().getHostAddress())
                .httpDisabled(true)
                .dynamicHttpsPort()
                .http2TlsDisabled(true) // as a node's own server has it
                .keystorePath(keyStore.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .gzipDisabled(true)
                .disableRequestJournal()
                .extensions(exchange));
    server.start();
    URI url =
        URI.create(
            "https://"
                + InetAddress.getLoopbackAddress().getHostAddress()
                + ":"
                + server.httpsPort());
    exchange.open(PeerExchange.of(govnet, url, clock));
    govnet.announce(
        List.of(new Replica(url, tls.pin())),
        contracts.stream().map(c -> new ServiceOffer(c.id(), c.version())).toList());
    running = new Running(server, govnet);
  }

  void refresh() {
    if (running != null) {
      boolean unused = running.govnet.directory().refresh();
    }
  }

  void add(Stub stub) {
    if (running != null) {
      running.server.addStubMapping(stub.mapping());
    }
  }

  void remove(Stub stub) {
    if (running != null) {
      running.server.removeStub(stub.mapping());
    }
  }

  /** Ends; {@link #start} begins anew, elsewhere. */
  @Override
  public void close() {
    if (running != null) {
      running.server.stop();
      running.govnet.close();
      running = null;
    }
  }
}
