package org.govnet.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** Has OkHttp go out through a proxy, and says when it is the proxy that fails. */
final class Tunnels extends ProxySelector implements Authenticator {
  private static final String REFUSED = "Unexpected response code for CONNECT: ";

  private final EgressProxy proxy;
  private final List<Proxy> through;

  Tunnels(EgressProxy proxy) {
    this.proxy = proxy;
    // Unresolved: its name may come to mean another address while this process runs.
    InetSocketAddress address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    this.through = List.of(new Proxy(Proxy.Type.HTTP, address));
  }

  /** Never both: what the proxy does not let through must not go past it. */
  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("[\\[\\]]", "");
    return proxy.serves(host) ? through : List.of(Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // OkHttp tells the call
  }

  boolean serves(String host) {
    return proxy.serves(host);
  }

  /** Whether a name that is looked up is the proxy's own. */
  boolean isProxy(String host) {
    return host.equalsIgnoreCase(proxy.host());
  }

  /**
   * Keeps a proxy from being asked for itself: what it, and not we, would read as an address.
   *
   * @throws UnknownHostException if the last label begins with a digit, as no top-level domain does
   *     (RFC 3696 section 2), or is {@code localhost} (RFC 6761)
   */
  static void requireName(String host) throws UnknownHostException {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (last.isEmpty() || Character.isDigit(last.charAt(0)) || last.equals("localhost")) {
      throw new UnknownHostException(
          host + " may be a private address to a proxy; the network's root does not allow that");
    }
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    if (!response.request().method().equals("CONNECT")) {
      return null; // a peer's own 407: it is not to have what is the proxy's
    }
    String authorization = proxy.authorization();
    List<Challenge> challenges = response.challenges();
    if (challenges.stream().anyMatch(one -> one.scheme().equals("OkHttp-Preemptive"))) {
      return authorization == null
          ? null
          : response.request().newBuilder().header("Proxy-Authorization", authorization).build();
    }
    String asked =
        challenges.isEmpty() ? "" : ", it asks for " + Quote.of(challenges.get(0).scheme());
    throw new IOException(
        authorization == null
            ? "the proxy "
                + proxy
                + " asks for credentials (407"
                + asked
                + "): give it some with EgressProxy.withCredentials"
            : "the proxy "
                + proxy
                + " refuses the credentials it was given (407"
                + asked
                + ", and they are sent as Basic): correct those of EgressProxy.withCredentials");
  }

  /**
   * A failure of a call that went through the proxy, in words that tell its own from the peer's.
   *
   * @param sending the attempt; null of the directory's
   */
  IOException told(IOException e, @Nullable Sending sending) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException
        || (e instanceof SocketTimeoutException && !message.equals("timeout"))) {
      ConnectException told =
          new ConnectException(
              "the proxy "
                  + proxy
                  + " cannot be reached: see that it runs and is the one of Govnet.Builder.proxy ("
                  + message
                  + ")");
      told.initCause(e);
      return told;
    }
    if (message.startsWith(REFUSED)) {
      String status = message.substring(REFUSED.length());
      return new IOException(
          "the proxy "
              + proxy
              + " does not connect to the peer, with status "
              + status
              + ": see its rules and its log",
          e);
    }
    boolean mayBeProxys =
        sending != null && !sending.begun() && !sending.expired() && !(e instanceof SSLException);
    return mayBeProxys && !message.contains(proxy.toString())
        ? new IOException("through the proxy " + proxy + ": " + message, e)
        : e;
  }
}
