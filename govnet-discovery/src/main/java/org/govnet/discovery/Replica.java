package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Locale;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * One base URL of a node; a node's replicas are all equal.
 *
 * @param url {@code https}, a host, perhaps a port and a path; no trailing slash, query, fragment
 *     or user
 * @param pin the SHA-256 of its TLS key's SubjectPublicKeyInfo, base64url without padding; null
 *     where the Web's PKI vouches for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replica(URI url, @Nullable String pin) {
  /**
   * Checks the URL and the pin's length.
   *
   * @throws IllegalArgumentException if one of them is not of its form
   */
  public Replica {
    boolean plain =
        "https".equals(url.getScheme())
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && !url.toString().endsWith("/")
            && url.getPort() != 443
            && url.getHost().equals(url.getHost().toLowerCase(Locale.ROOT))
            && url.normalize().equals(url);
    if (!plain) {
      throw new IllegalArgumentException(
          "a replica's URL must be https://host[:port][/path] and no more, in lower case, without :443: "
              + Quote.of(url.toString()));
    }
    if (pin != null && pin.length() != 43) {
      throw new IllegalArgumentException("a pin has 43 characters: " + Quote.of(pin));
    }
  }
}
