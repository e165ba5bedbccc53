package org.govnet.node;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.discovery.CatalogueResource;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryFeed;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.DocumentsResource;
import org.govnet.discovery.Replica;
import org.govnet.discovery.RootResource;
import org.govnet.trust.Signer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a directory and its catalogue over HTTPS: docs/protocol.md sections 3.2 and 3.5. */
public final class DirectoryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryServer.class);
  private static final long RENEWAL_MINUTES = 4;

  private final EmbeddedServer server;
  private final Mirroring mirroring;
  private final ScheduledExecutorService timer;
  private final Replica replica;

  private DirectoryServer(
      EmbeddedServer server, Mirroring mirroring, ScheduledExecutorService timer, Replica replica) {
    this.server = server;
    this.mirroring = mirroring;
    this.timer = timer;
    this.replica = replica;
  }

  /**
   * How a directory is exported by OpenID Federation.
   *
   * @param key signs the export's statements and nothing else: no anchor's, authority's,
   *     directory's, node's or TLS key. Most generic readers verify ES256, fewer EdDSA
   * @param url where others reach the directory's server, which is its entity identifier; null if
   *     that is the address it listens on
   * @param clock for the statements' times
   */
  public record Export(Signer key, @Nullable URI url, Clock clock) {
    /**
     * Checks the URL.
     *
     * @throws IllegalArgumentException if it is not of a replica's form
     */
    public Export {
      url = url == null ? null : new Replica(url, null).url();
    }

    private List<Object> resources(DirectoryPublisher publisher, Supplier<URI> listening) {
      URI named = url;
      Supplier<URI> own = named == null ? listening : () -> named;
      DirectoryFederation federation =
          new DirectoryFederation(() -> Optional.of(publisher.current()), key, own, clock);
      return List.of(
          new FederationEntityResource(federation::configuration),
          new FederationDirectoryResource(federation));
    }
  }

  /**
   * Starts to serve, and to keep the timestamp fresh.
   *
   * @param port 0 to 65535; 0 takes any that is free
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static DirectoryServer start(
      DirectoryPublisher publisher, InetAddress address, int port, TlsIdentity tls) {
    return start(publisher, address, port, tls, own -> List.of());
  }

  /**
   * Starts to serve, to keep the timestamp fresh, and to export the directory by OpenID Federation:
   * docs/protocol.md section 3.5.
   *
   * @param port 0 to 65535; 0 takes any that is free
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static DirectoryServer start(
      DirectoryPublisher publisher, InetAddress address, int port, TlsIdentity tls, Export export) {
    return start(publisher, address, port, tls, own -> export.resources(publisher, own));
  }

  private static DirectoryServer start(
      DirectoryPublisher publisher,
      InetAddress address,
      int port,
      TlsIdentity tls,
      Function<Supplier<URI>, List<Object>> more) {
    // Which port it is, and so which URL is its own, is known once it listens.
    CompletableFuture<URI> own = new CompletableFuture<>();
    Supplier<Optional<Directory>> current = () -> Optional.of(publisher.current());
    Mirroring mirroring = new Mirroring(current);
    publisher.listen(changed -> mirroring.moved());
    ResourceConfig application = application(mirroring, current);
    more.apply(own::join).forEach(application::register);
    application.register(new DocumentsResource(publisher));
    application.register(new RootResource(publisher));
    DirectoryServer server = start(application, mirroring, address, port, tls);
    own.complete(server.server.baseUri());
    Future<?> unused =
        server.timer.scheduleWithFixedDelay(
            () -> renew(publisher), RENEWAL_MINUTES, RENEWAL_MINUTES, TimeUnit.MINUTES);
    return server;
  }

  /**
   * Starts to mirror what a reader holds; takes no documents.
   *
   * @param reader followed by somebody else, such as a {@code DirectoryClient}
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static DirectoryServer mirror(
      DirectoryReader reader, InetAddress address, int port, TlsIdentity tls) {
    Mirroring mirroring = Mirroring.of(reader);
    return start(application(mirroring, reader::current), mirroring, address, port, tls);
  }

  private static ResourceConfig application(
      Mirroring mirroring, Supplier<Optional<Directory>> current) {
    ResourceConfig application = new ResourceConfig();
    application.register(new CatalogueResource(current));
    mirroring.resources().forEach(application::register);
    application.register(new ReadableHeaders());
    application.register(new ProblemMapper());
    application.register(new ProblemJson());
    return application;
  }

  private static DirectoryServer start(
      ResourceConfig application,
      Mirroring mirroring,
      InetAddress address,
      int port,
      TlsIdentity tls) {
    EmbeddedServer server =
        EmbeddedServer.start(application, tls, address, port, ServerLimits.DIRECTORY);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "govnet-directory-renewal");
              thread.setDaemon(true);
              return thread;
            });
    return new DirectoryServer(server, mirroring, timer, new Replica(server.baseUri(), tls.pin()));
  }

  private static void renew(DirectoryPublisher publisher) {
    try {
      publisher.renew();
    } catch (RuntimeException e) {
      // A full disk today must not end renewal for good.
      LOG.error("the directory's timestamp could not be renewed", e);
    }
  }

  /** Where it is, for an anchor to name. */
  public Replica replica() {
    return replica;
  }

  /** What it answers its readers from: how many of them wait is for a metric. */
  public DirectoryFeed feed() {
    return mirroring.feed();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    mirroring.close();
    server.close();
  }

  /** Ends as a crash would, for tests. */
  public void kill() {
    timer.shutdownNow();
    mirroring.abandon();
    server.kill();
  }
}
