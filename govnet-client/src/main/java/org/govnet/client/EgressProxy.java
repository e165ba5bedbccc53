package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy through which an institution's systems have to go out: it is asked to {@code
 * CONNECT} to each peer and to each mirror of the directory (RFC 9110 section 9.3.6), and sees
 * neither what is said nor by which key. Immutable.
 *
 * <pre>{@code
 * Govnet.builder(identity, anchor)
 *     .proxy(EgressProxy.of("proxy.leeds.example", 3128).withCredentials("govnet", password).except("*.leeds.example"))
 *     .join();
 * }</pre>
 *
 * <p>The proxy resolves the peers' names, so that none of them leads to an address that must not be
 * reached is the proxy's to see to. What an admission says of a node's hosts holds as ever, and a
 * name that is itself a private address, or this machine's, is refused here as ever.
 */
public final class EgressProxy {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
  private static final Pattern EXCEPTION = Pattern.compile("([*][.])?[A-Za-z0-9.:_-]{1,253}");
  private static final Pattern CREDENTIAL = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  private final String host;
  private final int port;
  private final @Nullable String authorization;
  private final List<String> direct;

  private EgressProxy(String host, int port, @Nullable String authorization, List<String> direct) {
    this.host = host;
    this.port = port;
    this.authorization = authorization;
    this.direct = List.copyOf(direct);
  }

  /**
   * A proxy that asks for no credentials.
   *
   * @param host its name or address
   * @param port 1 to 65535
   * @throws IllegalArgumentException if one is not of its form
   */
  public static EgressProxy of(String host, int port) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "a proxy's host is a name or an address, without scheme or port: " + Quote.of(host));
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a proxy's port must be 1 to 65535: " + port);
    }
    return new EgressProxy(host, port, null, List.of());
  }

  /**
   * The same with credentials, sent to the proxy alone, as Basic (RFC 7617): whoever can read what
   * goes to the proxy can read them.
   *
   * @param user 1 to 500 characters, no colon among them
   * @param password 1 to 500 characters
   * @throws IllegalArgumentException if one is not of its form; the message has neither
   */
  public EgressProxy withCredentials(String user, String password) {
    if (!CREDENTIAL.matcher(user).matches() || user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a proxy's user has 1 to 500 characters, and no colon or control character");
    }
    if (!CREDENTIAL.matcher(password).matches()) {
      throw new IllegalArgumentException(
          "a proxy's password has 1 to 500 characters, and no control character");
    }
    String basic = Credentials.basic(user, password, java.nio.charset.StandardCharsets.UTF_8);
    return new EgressProxy(host, port, basic, direct);
  }

  /**
   * The same, with hosts that are connected to without it; their addresses are looked at as if
   * there were no proxy.
   *
   * @param hosts names or addresses, or {@code *.} and the end of names; added to those of before
   * @throws IllegalArgumentException if one is not of its form
   */
  public EgressProxy except(String... hosts) {
    List<String> all = new ArrayList<>(direct);
    for (String one : hosts) {
      if (!EXCEPTION.matcher(one).matches()) {
        throw new IllegalArgumentException(
            "a host without proxy is a name, an address, or *. and the end of names: "
                + Quote.of(one));
      }
      all.add(one.toLowerCase(Locale.ROOT));
    }
    return new EgressProxy(host, port, authorization, all);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** The field's value; null if it asks for none. */
  @Nullable String authorization() {
    return authorization;
  }

  /** Whether a host is reached through it. */
  boolean serves(String peer) {
    for (String one : direct) {
      if (one.startsWith("*.") ? peer.endsWith(one.substring(1)) : peer.equals(one)) {
        return false;
      }
    }
    return true;
  }

  /** Its host and port. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
