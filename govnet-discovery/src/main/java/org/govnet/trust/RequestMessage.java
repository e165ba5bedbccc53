package org.govnet.trust;

import org.govnet.api.Quote;

/**
 * A request as its signature sees it.
 *
 * @param method the method, a token, case and all
 * @param targetUri the absolute URI, such as {@code https://host/base/path?query}; at a receiver
 *     made of its own configured base URL and the path and query as received, never of {@code Host}
 * @param fields its fields
 * @param body its content, empty if none; not copied (it may be 1 MiB), so leave it alone
 */
@SuppressWarnings("ArrayRecordComponent") // no copy of a body, and nobody compares messages
public record RequestMessage(String method, String targetUri, Fields fields, byte[] body) {
  /**
   * Checks the method and the URI.
   *
   * @throws IllegalArgumentException if {@code method} is not a token, or {@code targetUri} is not
   *     absolute or has anything but visible ASCII characters
   */
  public RequestMessage {
    if (!Tokens.isToken(method)) {
      throw new IllegalArgumentException("method must be a token: " + Quote.of(method));
    }
    TargetUri.check(targetUri);
  }

  /** This request with more fields, such as its signature's. */
  public RequestMessage plus(Fields more) {
    return new RequestMessage(method, targetUri, fields.plus(more), body);
  }

  /** No values of fields, no query and no body: they may be personal data. */
  @Override
  public String toString() {
    int query = targetUri.indexOf('?');
    String shown = query < 0 ? targetUri : targetUri.substring(0, query) + "?…";
    return method + " " + shown + " " + fields + " " + body.length + " bytes";
  }
}
