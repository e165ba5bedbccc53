package org.govnet.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which header fields a contract may call its own: those that neither HTTP, nor what stands between
 * two nodes, nor govnet itself reads or writes.
 */
final class HeaderNames {
  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
  private static final int MAX_LENGTH = 64;

  private static final Set<String> TAKEN =
      Set.of(
          "age",
          "allow",
          "authorization",
          "baggage",
          "cache-control",
          "connection",
          "cookie",
          "date",
          "expect",
          "expires",
          "forwarded",
          "from",
          "host",
          "keep-alive",
          "location",
          "max-forwards",
          "origin",
          "pragma",
          "range",
          "referer",
          "retry-after",
          "server",
          "set-cookie",
          "signature",
          "signature-input",
          "te",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "vary",
          "via",
          "warning",
          "x-correlation-id",
          "x-real-ip",
          "x-request-id");

  private static final String[] TAKEN_PREFIXES = {
    "accept",
    "access-control-",
    "content-",
    "govnet-",
    "idempotency-",
    "if-",
    "proxy-",
    "sec-",
    "x-forwarded-",
    "x-http-method"
  };

  private HeaderNames() {}

  /** What is wrong with a name, as a message goes on after it; null if nothing is. */
  static @Nullable String fault(String name) {
    if (name.length() > MAX_LENGTH || !FORM.matcher(name).matches()) {
      return "must be words of letters and digits joined by hyphens, at most 64 characters";
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return TAKEN.contains(lower) || Stream.of(TAKEN_PREFIXES).anyMatch(lower::startsWith)
        ? "is HTTP's, a proxy's or govnet's own: take another name, or the query or body"
        : null;
  }
}
