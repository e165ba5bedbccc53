package org.govnet.node;

import java.util.List;
import org.govnet.api.Party;
import org.govnet.api.Problem;

/** The problems that arise before, around or instead of a service (docs/protocol.md, section 5). */
final class ServerProblem {
  /** The field that says govnet, and not the service, raised a problem. */
  static final String ERROR_FIELD = "Govnet-Error";

  private ServerProblem() {}

  static Problem malformedRequest(String detail) {
    return Problem.of(400, "malformed-request", Party.CALLER, "Malformed request", detail);
  }

  static Problem unknownPath() {
    return Problem.of(
        404,
        "unknown-path",
        Party.CALLER,
        "No such service or operation",
        "nothing is served at that path; the directory says which services this node has");
  }

  static Problem methodNotAllowed(List<String> allowed) {
    return Problem.of(
        405,
        "method-not-allowed",
        Party.CALLER,
        "Method not allowed",
        allowed.isEmpty()
            ? "that path has no such method"
            : "that path allows " + String.join(", ", allowed));
  }

  static Problem notAcceptable() {
    return Problem.of(
        406,
        "not-acceptable",
        Party.CALLER,
        "Not acceptable",
        "none of the media types in Accept is application/json, which is what operations answer with");
  }

  static Problem malformedBody(String detail) {
    return Problem.of(400, "body-malformed", Party.CALLER, "The body cannot be read", detail);
  }

  static Problem bodyTooLarge(long maxBytes) {
    return Problem.of(
        413,
        "body-too-large",
        Party.CALLER,
        "Body too large",
        "a body may have at most " + maxBytes + " bytes");
  }

  static Problem unsupportedMediaType() {
    return Problem.of(
        415,
        "unsupported-media-type",
        Party.CALLER,
        "Unsupported media type",
        "a body has to be application/json, a form application/x-www-form-urlencoded, and a"
            + " document application/jose");
  }

  static Problem headersTooLarge(int maxBytes) {
    return Problem.of(
        431,
        "headers-too-large",
        Party.CALLER,
        "Headers too large",
        "the request line and header fields may have at most "
            + maxBytes
            + " bytes and 100 fields together");
  }

  static Problem overloaded() {
    return Problem.of(
        503,
        "overloaded",
        Party.PROVIDER,
        "Too much to do",
        "this replica has as many requests in hand as it can serve in time; ask another, or again");
  }

  /** For a service that speaks Jakarta REST rather than problems. */
  static Problem http(int status, String title) {
    return Problem.of(
        status,
        "http-" + status,
        status < 500 ? Party.CALLER : Party.PROVIDER,
        title,
        "the service answered " + status);
  }

  static Problem internalError() {
    return Problem.of(
        500, "internal-error", Party.PROVIDER, "Internal error", "the service failed");
  }
}
