package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Authority;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Delegation;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryKeys;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.DocumentRefused;
import org.govnet.discovery.Documents;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.Root;
import org.govnet.discovery.ServiceOffer;
import org.govnet.store.FileStore;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;

/** A network of one directory, on a socket and without one, that can be taken away. */
final class TestNetwork implements AutoCloseable {
  static final NetworkId NAME = NetworkId.of("uk-test");
  static final CapabilityId PARCELS = CapabilityId.of("parcels");
  static final ServiceOffer OFFER = new ServiceOffer(ContractId.of("parcels"), 2);

  final AtomicInteger fetched = new AtomicInteger();
  final AtomicInteger published = new AtomicInteger();
  volatile boolean down;

  private final Path folder;
  private final Clock clock;
  private final MockWebServer server = new MockWebServer();

  /** Where a mirror waits before it answers. */
  volatile CountDownLatch stalled = new CountDownLatch(0);

  private final Authority authority;
  private final DirectoryPublisher publisher;
  private final Anchor anchor;

  TestNetwork(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    SigningKey anchorKey = SigningKey.generate(Algorithm.ED25519);
    SigningKey authorityKey = SigningKey.generate(Algorithm.ED25519);
    SigningKey directoryKey = SigningKey.generate(Algorithm.ED25519);
    SigningKey timestampKey = SigningKey.generate(Algorithm.ED25519);
    AuthorityId id = AuthorityId.of("local-authority");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<String> all = List.of("*");
    Root root =
        new Root(
            NAME,
            1,
            now,
            now.plus(Duration.ofDays(365)),
            1,
            List.of(anchorKey.key()),
            List.of(directoryKey.key()),
            List.of(timestampKey.key()),
            List.of(new Delegation(id, List.of(authorityKey.key()), all, all, all)),
            true);
    authority = new Authority(NAME, id, authorityKey, clock);
    start();
    Replica mirror =
        new Replica(
            URI.create("https://127.0.0.1:" + server.getPort()),
            TestPeer.pin(TestPeer.CERTIFICATE));
    anchor = new Anchor(NAME, 1, List.of(anchorKey.key()), List.of(mirror));
    publisher =
        new DirectoryPublisher(
            anchor,
            List.of(Documents.sign(root, anchorKey)),
            new DirectoryKeys(directoryKey, timestampKey),
            new FileStore(folder.resolve("directory")),
            clock);
  }

  private void start() {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(TestPeer.CERTIFICATE)
            .build()
            .sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request).build();
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse.Builder answer(RecordedRequest request) {
    MockResponse.Builder response = new MockResponse.Builder();
    if (down) {
      return response.code(503);
    }
    if (request.getTarget().startsWith(DirectoryFetch.CHANGES_PATH)) {
      return response.code(404); // as at a static mirror
    }
    if (request.getTarget().equals(DirectoryFetch.DIRECTORY_PATH)) {
      fetched.incrementAndGet();
      return response.body(new Buffer().write(publisher.current().bundle()));
    }
    try {
      String document =
          request.getBody() == null ? "" : request.getBody().string(StandardCharsets.US_ASCII);
      publisher.accept(List.of(document));
      published.incrementAndGet();
      return response.code(204);
    } catch (DocumentRefused e) {
      return response.code(400).body(String.valueOf(e.getMessage()));
    }
  }

  /** A reader that needs no socket. */
  DirectoryReader reader() {
    return new DirectoryReader(
        anchor, folder.resolve("reader"), fetch(), clock, FreshnessPolicy.DEFAULT);
  }

  DirectoryFetch fetch() {
    return new DirectoryFetch() {
      @Override
      public Answer get(Question question) throws IOException {
        if (question.path().startsWith(CHANGES_PATH)) {
          return new Answer(404, new byte[0], null); // as at a static mirror
        }
        fetched.incrementAndGet();
        awaitStalled();
        if (down) {
          throw new IOException("down");
        }
        return new Answer(200, publisher.current().bundle(), null);
      }

      @Override
      public void publish(Replica directory, String document) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private void awaitStalled() throws IOException {
    try {
      stalled.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  Anchor anchor() {
    return anchor;
  }

  Authority authority() {
    return authority;
  }

  DirectoryPublisher publisher() {
    return publisher;
  }

  /** A node's keys, without its admission. */
  Identity identity(NodeId node) {
    return Identity.create(NAME, node, folder.resolve(node.value()));
  }

  void admit(Identity identity) {
    publisher.accept(
        List.of(
            authority.admit(
                1,
                identity.node(),
                "Some council",
                identity.documents().key(),
                List.of(),
                List.of(PARCELS),
                List.of("127.0.0.1"))));
  }

  void describe(Identity identity, List<Replica> replicas, List<ServiceOffer> services) {
    publisher.accept(
        List.of(identity.describe(1, clock.instant().toEpochMilli(), replicas, services, clock)));
  }

  void designate(NodeId lead) {
    publisher.accept(List.of(authority.designate(1, PARCELS, lead, List.of())));
  }

  @Override
  public void close() {
    server.close();
  }
}
