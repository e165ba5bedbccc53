package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.govnet.api.FieldError;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.trust.RequestMessage;
import org.jspecify.annotations.Nullable;

/** Whether a request has what its operation takes, as often as it takes it. */
final class ParameterCheck {
  private ParameterCheck() {}

  /**
   * Refuses a request that has not.
   *
   * @throws RefusedRequest with every parameter that is missing or there too often
   */
  static void require(RequestMessage request, Operation operation, Sent sent) {
    List<FieldError> errors = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.kind() == Parameter.Kind.BODY) {
        requireBody(request, parameter);
        continue;
      }
      List<String> texts = sent.of(parameter);
      if (parameter.kind() == Parameter.Kind.PATH) {
        requirePattern(parameter, texts);
      }
      FieldError error = error(parameter, texts.size());
      if (error != null) {
        errors.add(error);
        details.add(parameter.kind() + " " + parameter.name() + " " + error.detail());
      }
    }
    if (!errors.isEmpty()) {
      throw invalid(errors, details.stream().collect(Collectors.joining("; ")));
    }
  }

  static RefusedRequest invalid(List<FieldError> errors, String detail) {
    return new RefusedRequest(
        Problem.of(400, "invalid-request", Party.CALLER, "The request is not valid", detail)
            .withErrors(errors));
  }

  /** That a key is missing has a code of its own, told later. */
  private static @Nullable FieldError error(Parameter parameter, int count) {
    if (count == 0
        && parameter.mustBeThere()
        && parameter.kind() != Parameter.Kind.PATH
        && !isKey(parameter)) {
      return new FieldError(parameter.name(), "missing", "is required");
    }
    if (!parameter.arity().many()) {
      return count > 1
          ? new FieldError(parameter.name(), "repeated", "is there more than once")
          : null;
    }
    Integer most = parameter.maxItems();
    return most != null && count > most
        ? new FieldError(
            parameter.name(), "too-many", "has " + count + " values, and at most " + most + " go")
        : null;
  }

  private static boolean isKey(Parameter parameter) {
    return parameter.name().toLowerCase(Locale.ROOT).equals("idempotency-key");
  }

  /** Hosts match a path as it is encoded; what a caller may say is the text itself. */
  private static void requirePattern(Parameter parameter, List<String> texts) {
    String pattern = parameter.pattern();
    if (pattern != null && !texts.stream().allMatch(text -> Pattern.matches(pattern, text))) {
      throw new RefusedRequest(ServerProblem.unknownPath());
    }
  }

  private static void requireBody(RequestMessage request, Parameter body) {
    if (body.required() && request.body().length == 0) {
      throw new RefusedRequest(
          ServerProblem.malformedBody("the body is empty; it must be a JSON object"));
    }
    // Routing sees to any other media type; to none at all, it does not.
    if (request.body().length > 0 && request.fields().all("content-type").isEmpty()) {
      throw new RefusedRequest(ServerProblem.unsupportedMediaType());
    }
  }
}
