package org.govnet.node;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.DocumentsResource;
import org.govnet.discovery.MirrorResource;
import org.govnet.discovery.Replica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a directory over HTTPS: docs/protocol.md section 3.2. */
public final class DirectoryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryServer.class);
  private static final long RENEWAL_MINUTES = 4;

  private final EmbeddedServer server;
  private final ScheduledExecutorService timer;
  private final Replica replica;

  private DirectoryServer(EmbeddedServer server, ScheduledExecutorService timer, Replica replica) {
    this.server = server;
    this.timer = timer;
    this.replica = replica;
  }

  /**
   * Starts to serve, and to keep the snapshot fresh.
   *
   * @param port 0 to 65535; 0 takes any that is free
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static DirectoryServer start(
      DirectoryPublisher publisher, InetAddress address, int port, TlsIdentity tls) {
    ResourceConfig application = new ResourceConfig();
    application.register(new MirrorResource(() -> Optional.of(publisher.current())));
    application.register(new DocumentsResource(publisher));
    application.register(new ReadableHeaders());
    application.register(new ProblemMapper());
    application.register(new ProblemJson());
    EmbeddedServer server =
        EmbeddedServer.start(application, tls, address, port, ServerLimits.DIRECTORY);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "govnet-directory-renewal");
              thread.setDaemon(true);
              return thread;
            });
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            () -> renew(publisher), RENEWAL_MINUTES, RENEWAL_MINUTES, TimeUnit.MINUTES);
    return new DirectoryServer(server, timer, new Replica(server.baseUri(), tls.pin()));
  }

  private static void renew(DirectoryPublisher publisher) {
    try {
      publisher.renew();
    } catch (RuntimeException e) {
      // A full disk today must not end renewal for good.
      LOG.error("the directory's snapshot could not be renewed", e);
    }
  }

  /** Where it is, for an anchor to name. */
  public Replica replica() {
    return replica;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    server.close();
  }

  /** Ends as a crash would, for tests. */
  public void kill() {
    timer.shutdownNow();
    server.kill();
  }
}
