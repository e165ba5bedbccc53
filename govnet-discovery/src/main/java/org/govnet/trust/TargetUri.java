package org.govnet.trust;

import java.util.Locale;
import org.govnet.api.Quote;

/**
 * The parts of a target URI that a signature can cover (RFC 9421, section 2.2). Cut by hand,
 * because {@link java.net.URI} refuses queries that are on the wire every day.
 *
 * @param scheme in lower case
 * @param authority in lower case, without the scheme's own port
 * @param path as it was sent; {@code /} if empty
 * @param query with its question mark; {@code ?} alone if there is none
 * @param hasQuery whether there is one
 */
record TargetUri(String scheme, String authority, String path, String query, boolean hasQuery) {
  static void check(String uri) {
    int authority = uri.indexOf("://") + 3;
    if (authority < 4 || authority == uri.length() || "/?".indexOf(uri.charAt(authority)) >= 0) {
      throw new IllegalArgumentException("target URI must be absolute: " + Quote.of(uri));
    }
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c > '~' || c == '#') {
        throw new IllegalArgumentException(
            "target URI must be of visible ASCII characters and have no fragment: "
                + Quote.of(uri));
      }
    }
  }

  static TargetUri of(String uri) {
    int colon = uri.indexOf("://");
    int start = colon + 3;
    int query = uri.indexOf('?', start);
    int pathEnd = query < 0 ? uri.length() : query;
    int slash = uri.indexOf('/', start);
    int authorityEnd = slash < 0 || slash > pathEnd ? pathEnd : slash;
    String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
    String authority = uri.substring(start, authorityEnd).toLowerCase(Locale.ROOT);
    String port = scheme.equals("https") ? ":443" : scheme.equals("http") ? ":80" : "//";
    if (authority.endsWith(port)) {
      authority = authority.substring(0, authority.length() - port.length());
    }
    String path = authorityEnd == pathEnd ? "/" : uri.substring(authorityEnd, pathEnd);
    return new TargetUri(
        scheme, authority, path, query < 0 ? "?" : uri.substring(query), query >= 0);
  }

  /** The origin form of {@code @request-target}: what HTTP/1.1 sends to a server. */
  String requestTarget() {
    return hasQuery ? path + query : path;
  }
}
