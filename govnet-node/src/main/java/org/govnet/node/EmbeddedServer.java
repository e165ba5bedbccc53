package org.govnet.node;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.FileCacheFilter;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLBaseFilter;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainerProvider;
import org.glassfish.jersey.server.ResourceConfig;

/** Serves one Jakarta REST application over HTTPS: Jersey on Grizzly, behind our own strictness. */
final class EmbeddedServer implements AutoCloseable {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long SWEEP_MILLIS = 50;
  // As much as is held of what a caller sends before it is answered, and as each worker keeps to
  // read into; Grizzly's own choice is whatever the kernel would buffer.
  private static final int READ_BYTES = 32 << 10;

  private final HttpServer server;
  private final NetworkListener listener;
  private final PresentedKey key;
  private final TCPNIOTransport transport;
  private final Connections connections;
  private final ScheduledExecutorService sweeper;
  private final Dispatch dispatch;
  private final URI baseUri;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private EmbeddedServer(
      HttpServer server,
      NetworkListener listener,
      PresentedKey key,
      Connections connections,
      ScheduledExecutorService sweeper,
      Dispatch dispatch,
      URI baseUri) {
    this.server = server;
    this.listener = listener;
    this.key = key;
    this.transport = listener.getTransport();
    this.connections = connections;
    this.sweeper = sweeper;
    this.dispatch = dispatch;
    this.baseUri = baseUri;
  }

  /**
   * Starts to serve.
   *
   * @param address where to listen
   * @param port from 0 to 65535; 0 takes any that is free
   * @throws UncheckedIOException if the port cannot be had
   */
  static EmbeddedServer start(
      Application application,
      TlsIdentity identity,
      InetAddress address,
      int port,
      ServerLimits limits) {
    return start(application, identity, address, port, limits, Doorway.of(limits));
  }

  /** As above, through a doorway of one's own. */
  static EmbeddedServer start(
      Application application,
      TlsIdentity identity,
      InetAddress address,
      int port,
      ServerLimits limits,
      Doorway doorway) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    LibraryLogs.quieten();
    Connections connections = new Connections(limits, System::nanoTime, doorway.refused());
    NetworkListener listener = new NetworkListener("govnet", address.getHostAddress(), port);
    PresentedKey key = new PresentedKey(identity);
    configure(listener, key, limits, connections);

    HttpServer server = new HttpServer();
    server.getServerConfiguration().setName("govnet-server");
    server.getServerConfiguration().setDefaultErrorPageGenerator(new ErrorPages());
    Dispatch dispatch =
        new Dispatch(jersey(application, connections), doorway.load(), doorway.isQuick());
    server.getServerConfiguration().addHttpHandler(dispatch, "/");
    server.addListener(listener);
    try {
      server.start();
    } catch (IOException e) {
      server.shutdownNow();
      dispatch.close();
      throw new UncheckedIOException(
          "cannot listen on " + address.getHostAddress() + " port " + port + "; choose a free one",
          e);
    }
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "govnet-server-sweeper");
              thread.setDaemon(true);
              return thread;
            });
    Future<?> unused =
        sweeper.scheduleWithFixedDelay(
            connections::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    return new EmbeddedServer(
        server, listener, key, connections, sweeper, dispatch, uriOf(address, listener.getPort()));
  }

  /** From now on new connections are served with {@code identity}; those there are stay. */
  void present(TlsIdentity identity) {
    key.present(identity);
  }

  int port() {
    return listener.getPort();
  }

  /** Where this server is, by the address it listens on, without a trailing slash. */
  URI baseUri() {
    return baseUri;
  }

  int connections() {
    return connections.size();
  }

  /** From now on each connection ends with its next answer, so that its caller goes elsewhere. */
  void leave() {
    connections.leave();
  }

  /**
   * Ends gracefully: no new connections, 10 s at most for requests that have begun. Those that only
   * wait, with {@code @Suspended}, are timed out at once.
   */
  @Override
  public void close() {
    if (stopped.compareAndSet(false, true)) {
      transport.unbindAll();
      connections.drain(GRACE.toNanos());
      end();
    }
  }

  /** Ends as a crash would: every socket closes now, whatever was under way. */
  void kill() {
    if (stopped.compareAndSet(false, true)) {
      transport.unbindAll();
      connections.terminate();
      ExecutorService workers = transport.getWorkerThreadPool();
      if (workers != null) {
        workers.shutdownNow();
      }
      end();
    }
  }

  private static URI uriOf(InetAddress address, int port) {
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  private void end() {
    sweeper.shutdownNow();
    server.shutdownNow();
    dispatch.close();
  }

  private static HttpHandler jersey(Application application, Connections connections) {
    ResourceConfig config = ResourceConfig.forApplication(application);
    config.addProperties(JerseySettings.NOTHING_UNASKED);
    config.register(new LateAnswers(connections));
    return new GrizzlyHttpContainerProvider().createContainer(HttpHandler.class, config);
  }

  private static void configure(
      NetworkListener listener, PresentedKey key, ServerLimits limits, Connections connections) {
    listener.setSecure(true);
    listener.setSSLEngineConfig(
        key.setEnabledProtocols(PROTOCOLS).setEnabledCipherSuites(SUITES.toArray(new String[0])));
    // The connections' own clock counts, and a connection may carry any number of requests.
    listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.registerAddOn(
        (AddOn) (ignored, chain) -> arrange(chain, limits, connections, listener));
    TCPNIOTransport transport = listener.getTransport();
    transport.setWorkerThreadPoolConfig(pool("govnet-worker", limits.workers(), limits.workers()));
    int selectors = Math.max(1, Runtime.getRuntime().availableProcessors());
    transport.setSelectorRunnersCount(selectors);
    transport.setReadBufferSize(READ_BYTES);
    transport.setKernelThreadPoolConfig(pool("govnet-io", selectors, selectors));
  }

  private static ThreadPoolConfig pool(String name, int core, int max) {
    return ThreadPoolConfig.defaultConfig()
        .setPoolName(name)
        .setDaemon(true)
        .setCorePoolSize(core)
        .setMaxPoolSize(max);
  }

  /** TLS, then connections, codec and whole requests of our own, then Grizzly's call of Jersey. */
  private static void arrange(
      FilterChainBuilder chain,
      ServerLimits limits,
      Connections connections,
      NetworkListener listener) {
    int tls = chain.indexOfType(SSLBaseFilter.class);
    ((SSLBaseFilter) chain.get(tls)).addHandshakeListener(connections);
    chain.add(tls + 1, connections);
    int codec = chain.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
    chain.set(codec, new StrictHttpCodec(limits, connections, listener.getKeepAlive()));
    chain.set(chain.indexOfType(IdleTimeoutFilter.class), new WholeRequest(limits, connections));
    chain.remove(chain.indexOfType(FileCacheFilter.class));
  }

  /**
   * The key that the next connection is served with. Each has a context of its own, so that no
   * session begun with another is resumed.
   */
  private static final class PresentedKey extends SSLEngineConfigurator {
    private TlsIdentity presented;

    PresentedKey(TlsIdentity identity) {
      super(identity.sslContext(), false, false, false);
      presented = identity;
    }

    synchronized void present(TlsIdentity identity) {
      if (identity != presented) {
        sslContext = identity.sslContext();
        presented = identity;
      }
    }
  }
}
