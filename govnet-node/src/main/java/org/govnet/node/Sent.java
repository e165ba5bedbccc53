package org.govnet.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.trust.RequestMessage;

/** The texts that a request has for its operation's parameters. */
final class Sent {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final RequestMessage request;
  private final Map<String, List<String>> path;
  private final Map<String, List<String>> rawPath;
  private final Pairs query;
  private final Pairs form;

  /**
   * Reads a request.
   *
   * @param path the path's variables, decoded
   * @param rawPath the same, as they came
   * @throws RefusedRequest if its query or form cannot be read
   */
  Sent(
      RequestMessage request,
      Operation operation,
      Map<String, List<String>> path,
      Map<String, List<String>> rawPath) {
    this.request = request;
    this.path = path;
    this.rawPath = rawPath;
    int mark = request.targetUri().indexOf('?');
    try {
      this.query = Pairs.read(mark < 0 ? null : request.targetUri().substring(mark + 1));
    } catch (IllegalArgumentException e) {
      throw RefusedRequest.malformed("the query " + e.getMessage());
    }
    this.form = operation.takesForm() ? form(request) : Pairs.read(null);
  }

  private static Pairs form(RequestMessage request) {
    String type = request.fields().first("content-type").orElse("").toLowerCase(Locale.ROOT);
    String rest = type.startsWith(FORM) ? type.substring(FORM.length()).replace(" ", "") : "?";
    if (!rest.isEmpty() && !rest.equals(";charset=utf-8")) {
      throw new RefusedRequest(ServerProblem.unsupportedMediaType());
    }
    try {
      return Pairs.read(new String(request.body(), StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(ServerProblem.malformedBody("the form " + e.getMessage()));
    }
  }

  /** What there is for a parameter; none for the body. */
  List<String> of(Parameter parameter) {
    return switch (parameter.kind()) {
      case PATH -> (parameter.encoded() ? rawPath : path).getOrDefault(parameter.name(), List.of());
      case QUERY -> query.of(parameter.name(), parameter.encoded());
      case FORM -> form.of(parameter.name(), parameter.encoded());
      case HEADER -> request.fields().all(parameter.name().toLowerCase(Locale.ROOT));
      case BODY -> List.of();
    };
  }
}
