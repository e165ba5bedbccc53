package org.govnet.openapi;

import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.api.JsonShape;
import org.govnet.api.Operation;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** An operation's answers: the one that is asked for, and its problems by status. */
final class Answers {
  /** The name of the response that stands for every problem not declared. */
  static final String OTHER = "OtherProblem";

  private static final Map<String, Object> RETRY_AFTER =
      Tree.of(
          "description",
          "Seconds to wait before asking again, if the node says.",
          "schema",
          Tree.of("type", "integer", "minimum", 1));

  private Answers() {}

  static Map<String, Object> of(Operation operation, Schemas schemas) {
    Map<String, Object> answers = new LinkedHashMap<>();
    Type returns = operation.returns();
    if (returns == void.class) {
      answers.put("204", Tree.of("description", "Done; there is nothing to say."));
    } else if (operation.answersFreely()) {
      answers.put("2XX", free(operation.answerType()));
    } else {
      answers.put(
          "200",
          Tree.of(
              "description",
              "The answer.",
              "content",
              Tree.of(
                  MediaType.APPLICATION_JSON,
                  Tree.of("schema", schemas.of(JsonShape.of(returns))))));
    }
    problems(operation)
        .forEach((status, codes) -> answers.put(status, problem(status, codes, schemas)));
    answers.put("default", Tree.of("$ref", "#/components/responses/" + OTHER));
    return answers;
  }

  /** An answer that the service makes as it likes, within its media type. */
  private static Map<String, Object> free(String type) {
    Map<String, Object> text = Tree.of("schema", Tree.of("type", "string"));
    return Tree.of(
        "description",
        "The answer, of any status of success; it may have no body.",
        "headers",
        Tree.of("Location", text, "ETag", text),
        "content",
        // bytes, of which JSON Schema says nothing
        Tree.of(type, Tree.of("schema", Tree.of())));
  }

  /** The typed problems by status, and under each by code. */
  private static Map<String, Map<String, ProblemCode>> problems(Operation operation) {
    Map<String, Map<String, ProblemCode>> byStatus = new TreeMap<>();
    for (Class<? extends ProblemException> type : operation.problems().values()) {
      ProblemCode code = type.getAnnotation(ProblemCode.class);
      if (code != null) {
        byStatus
            .computeIfAbsent(String.valueOf(code.status()), status -> new TreeMap<>())
            .put(code.value(), code);
      }
    }
    return byStatus;
  }

  private static Map<String, Object> problem(
      String status, Map<String, ProblemCode> codes, Schemas schemas) {
    Map<String, Object> examples = new LinkedHashMap<>();
    // Examples, not an enum: govnet's own problems have some of these statuses too.
    codes.forEach(
        (code, problem) ->
            examples.put(code, Tree.of("summary", problem.title(), "value", example(problem))));
    Map<String, Object> answer = Tree.of("description", String.join(", ", codes.keySet()));
    if (status.equals("429") || status.equals("503")) {
      answer.put("headers", Tree.of("Retry-After", RETRY_AFTER));
    }
    answer.put(
        "content",
        Tree.of(
            Problem.MEDIA_TYPE,
            Tree.of("schema", schemas.reference(Problem.class), "examples", examples)));
    return answer;
  }

  private static Map<String, Object> example(ProblemCode problem) {
    return Tree.of(
        "type", Problem.typeOf(problem.value()).toString(),
        "title", problem.title(),
        "status", problem.status(),
        "code", problem.value(),
        "party", problem.party().name().toLowerCase(Locale.ROOT));
  }

  /** What is answered when nothing declared fits: govnet's own problems, for most. */
  static Map<String, Object> other(Schemas schemas) {
    return Tree.of(
        "description",
        "Any other problem: one of govnet's own, if there is a Govnet-Error field (the govnet"
            + " protocol, section 5).",
        "headers",
        Tree.of(
            "Govnet-Error",
            Tree.of(
                "description",
                "The problem's code, if govnet raised it and not the service.",
                "schema",
                Tree.of("type", "string"))),
        "content",
        Tree.of(Problem.MEDIA_TYPE, Tree.of("schema", schemas.reference(Problem.class))));
  }
}
