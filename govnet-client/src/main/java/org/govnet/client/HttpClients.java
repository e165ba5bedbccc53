package org.govnet.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * One OkHttp for all, with a TLS of its own for each pin. OkHttp's own retries, redirects and
 * timeouts are off: what bounds a call is its deadline.
 */
final class HttpClients {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** More than a whole network of 10,000 nodes has with two replicas each. */
  private static final int MAX_PINS = 25_000;

  private final @Nullable Tunnels tunnels;
  private final OkHttpClient base;
  private final ConcurrentMap<Set<String>, OkHttpClient> pinned = new ConcurrentHashMap<>();

  /** For replicas that the Web's PKI vouches for. */
  private volatile OkHttpClient unpinned;

  /**
   * The clients.
   *
   * @param privateAddresses whether replicas may be on private or loopback addresses, asked at
   *     every connection
   * @param custom what the application adds
   */
  HttpClients(BooleanSupplier privateAddresses, UnaryOperator<OkHttpClient.Builder> custom) {
    this(privateAddresses, custom, null);
  }

  /**
   * The clients.
   *
   * @param proxy what they go out through; null for none
   */
  HttpClients(
      BooleanSupplier privateAddresses,
      UnaryOperator<OkHttpClient.Builder> custom,
      @Nullable EgressProxy proxy) {
    this.tunnels = proxy == null ? null : new Tunnels(proxy);
    // Java's own would go by system properties, which any library may set.
    OkHttpClient theirs =
        custom.apply(new OkHttpClient.Builder().proxySelector(ProxySelector.of(null))).build();
    // Ours come last: what bounds a call, and tells whether it was sent, is not the application's
    // to lose by accident.
    this.base =
        outwards(theirs.newBuilder())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(Duration.ZERO)
            .connectTimeout(Duration.ofSeconds(3))
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .pingInterval(Duration.ofSeconds(10))
            .cache(null)
            .cookieJar(CookieJar.NO_COOKIES)
            .dispatcher(dispatcher())
            .socketFactory(new PromptSockets(theirs.socketFactory()))
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .connectionSpecs(List.of(tls()))
            .eventListenerFactory(Sending.FACTORY)
            .dns(host -> resolve(theirs.dns(), host, privateAddresses.getAsBoolean()))
            .addNetworkInterceptor(Sending::hideRetryAfter)
            .addInterceptor(chain -> proceed(chain, privateAddresses))
            .build();
    this.unpinned = base;
  }

  private OkHttpClient.Builder outwards(OkHttpClient.Builder builder) {
    return tunnels == null
        ? builder
        : builder.proxy(null).proxySelector(tunnels).proxyAuthenticator(tunnels);
  }

  private Response proceed(Interceptor.Chain chain, BooleanSupplier privateAddresses)
      throws IOException {
    // A host that is an address is connected to without asking a DNS.
    String host = chain.request().url().host();
    boolean address = mayBeAddress(host) && ADDRESS.matcher(host).matches();
    if (address && !privateAddresses.getAsBoolean()) {
      PublicAddress.require(host, InetAddress.getByName(host));
    }
    if (tunnels == null || !tunnels.serves(host)) {
      return chain.proceed(chain.request());
    }
    if (!address && !privateAddresses.getAsBoolean()) {
      Tunnels.requireName(host);
    }
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw tunnels.told(e, chain.request().tag(Sending.class));
    }
  }

  /**
   * An address ends in a digit or a dot, or has a colon; looked at for each call, before the
   * expression.
   */
  private static boolean mayBeAddress(String host) {
    char last = host.isEmpty() ? '0' : host.charAt(host.length() - 1);
    return (last >= '0' && last <= '9') || last == '.' || host.indexOf(':') >= 0;
  }

  /** For attempts that no caller's thread makes; how many there may be is the limits' to say. */
  private static Dispatcher dispatcher() {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "govnet-call-" + number.incrementAndGet());
          thread.setDaemon(true);
          thread.setContextClassLoader(null);
          return thread;
        };
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  private static ConnectionSpec tls() {
    return new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS)
        .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
        .build();
  }

  private List<InetAddress> resolve(Dns dns, String host, boolean privateAddresses)
      throws UnknownHostException {
    List<InetAddress> addresses = dns.lookup(host);
    // Where the proxy is, is the operator's choice, and not a peer's.
    if (!privateAddresses && (tunnels == null || !tunnels.isProxy(host))) {
      for (InetAddress address : addresses) {
        PublicAddress.require(host, address);
      }
    }
    return addresses;
  }

  OkHttpClient of(Replica replica) {
    return way(List.of(replica)).get();
  }

  /**
   * The client for a replica, as it is each time that it is asked for.
   *
   * @param same the replica, once for each of its pins
   */
  Supplier<OkHttpClient> way(List<Replica> same) {
    Set<String> pins = new TreeSet<>();
    same.forEach(
        one -> {
          if (one.pin() != null) {
            pins.add(one.pin());
          }
        });
    if (pins.isEmpty()) {
      return () -> unpinned;
    }
    if (pinned.size() > MAX_PINS) {
      pinned.clear(); // calls on their way have theirs; a node may list other pins without end
    }
    OkHttpClient client = pinned.computeIfAbsent(Set.copyOf(pins), this::pinned);
    return () -> client;
  }

  private OkHttpClient pinned(Set<String> pins) {
    PinnedTls tls = new PinnedTls(pins);
    return base.newBuilder()
        .sslSocketFactory(tls.socketFactory(), tls)
        .hostnameVerifier(tls)
        .build();
  }

  /**
   * Trusts other authorities from now on, for replicas without a pin. Attempts under way go on;
   * those that begin make new connections, and resume no session begun before.
   *
   * @throws IllegalArgumentException if there is none
   */
  void trust(Collection<X509Certificate> authorities) {
    Authorities trust = Authorities.of(authorities);
    unpinned = base.newBuilder().sslSocketFactory(trust.sockets(), trust.manager()).build();
  }

  /** How many connections there are, for tests. */
  int connections() {
    return base.connectionPool().connectionCount();
  }

  /** Where attempts are made that no caller's thread makes. */
  Executor workers() {
    return base.dispatcher().executorService();
  }

  void close() {
    base.dispatcher().executorService().shutdown();
    base.connectionPool().evictAll();
  }
}
