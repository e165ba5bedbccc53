package org.govnet.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.govnet.api.AgreementId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.Problem;
import org.govnet.api.Purpose;
import org.jspecify.annotations.Nullable;

/** What a change of one operation breaks. */
final class OperationComparison {
  /** Fields of which the operation's {@code x-govnet-…} members say more. */
  private static final Set<String> GOVNETS_OWN =
      Set.of(IdempotencyKey.HEADER, Purpose.HEADER, LegalBasis.HEADER, AgreementId.HEADER);

  private final Compatibility.Breaks.At breaks;
  private final SchemaComparison inRequest;
  private final SchemaComparison inAnswer;

  OperationComparison(
      Map<String, Object> before, Map<String, Object> now, Compatibility.Breaks.At breaks) {
    this.breaks = breaks;
    this.inRequest = new SchemaComparison(before, now, breaks, SchemaComparison.Direction.REQUEST);
    this.inAnswer = new SchemaComparison(before, now, breaks, SchemaComparison.Direction.ANSWER);
  }

  void compare(String pathBefore, Map<String, Object> was, String pathNow, Map<String, Object> is) {
    pathParameters(variables(pathBefore, was), variables(pathNow, is));
    namedParameters(was, is);
    body(Tree.object(was, "requestBody"), Tree.object(is, "requestBody"));
    answer(Tree.object(was, "responses"), Tree.object(is, "responses"));
    problems(codes(was), codes(is));
    repeats(was, is);
    personalData(
        Tree.object(was, "x-govnet-personal-data"), Tree.object(is, "x-govnet-personal-data"));
    openTo(was, is);
  }

  private void pathParameters(List<Map<String, Object>> was, List<Map<String, Object>> is) {
    for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
      inRequest.compare(
          "path parameter " + Tree.text(was.get(i), "name"),
          Tree.object(was.get(i), "schema"),
          Tree.object(is.get(i), "schema"));
    }
  }

  /** The path's parameters in the order of the path. */
  private static List<Map<String, Object>> variables(String path, Map<String, Object> operation) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.startsWith("{")) {
        String name = segment.substring(1, segment.length() - 1);
        found.add(parameters(operation, "path").getOrDefault(name, Map.of()));
      }
    }
    return found;
  }

  private static Map<String, Map<String, Object>> parameters(
      Map<String, Object> operation, String in) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    for (Map<String, Object> parameter : Tree.objects(operation, "parameters")) {
      if (in.equals(parameter.get("in"))) {
        found.put(String.valueOf(parameter.get("name")), parameter);
      }
    }
    return found;
  }

  private void namedParameters(Map<String, Object> was, Map<String, Object> is) {
    for (String in : List.of("query", "header")) {
      Map<String, Map<String, Object>> before = parameters(was, in);
      Map<String, Map<String, Object>> now = parameters(is, in);
      before.forEach((name, parameter) -> parameter(in, name, parameter, now.get(name)));
      now.forEach(
          (name, parameter) -> {
            if (!before.containsKey(name)
                && !GOVNETS_OWN.contains(name)
                && Tree.isTrue(parameter, "required")) {
              breaks.add(in + " parameter " + name + " is new and required: " + LEFT_OUT);
            }
          });
    }
  }

  private static final String LEFT_OUT = "callers that leave it out are refused";

  private void parameter(
      String in, String name, Map<String, Object> was, @Nullable Map<String, Object> is) {
    if (GOVNETS_OWN.contains(name)) {
      return;
    }
    String place = in + " parameter " + name;
    if (is == null) {
      breaks.add(place + " is gone: what callers say with it is ignored");
      return;
    }
    if (Tree.isTrue(is, "required") && !Tree.isTrue(was, "required")) {
      breaks.add(place + " is now required: " + LEFT_OUT);
    }
    String usually = Tree.text(Tree.object(was, "schema"), "default");
    String usuallyNow = Tree.text(Tree.object(is, "schema"), "default");
    if (!Objects.equals(usually, usuallyNow)) {
      breaks.add(
          place
              + " was "
              + usually
              + " by default and is "
              + usuallyNow
              + ": callers that leave it out get another answer");
    }
    inRequest.compare(place, Tree.object(was, "schema"), Tree.object(is, "schema"));
  }

  private void body(Map<String, Object> was, Map<String, Object> is) {
    if (was.isEmpty()) {
      if (Tree.isTrue(is, "required")) {
        breaks.add("a body is now required: callers that send none are refused");
      }
      return;
    }
    if (is.isEmpty()) {
      breaks.add("it takes no body any more: what callers say in it is lost");
      return;
    }
    if (Tree.isTrue(is, "required") && !Tree.isTrue(was, "required")) {
      breaks.add("the body is now required: callers that send none are refused");
    }
    content("body", inRequest, was, is);
  }

  private void content(
      String place, SchemaComparison comparison, Map<String, Object> was, Map<String, Object> is) {
    Map<String, Object> types = Tree.object(was, "content");
    Map<String, Object> typesNow = Tree.object(is, "content");
    for (String type : types.keySet()) {
      if (typesNow.containsKey(type)) {
        comparison.compare(
            place,
            Tree.object(Tree.object(types, type), "schema"),
            Tree.object(Tree.object(typesNow, type), "schema"));
      } else {
        breaks.add(place + " is not " + type + " any more: the other side cannot read it");
      }
    }
  }

  private void answer(Map<String, Object> was, Map<String, Object> is) {
    for (String status : was.keySet()) {
      if (!status.startsWith("2")) {
        continue;
      }
      if (is.containsKey(status)) {
        content("answer", inAnswer, Tree.object(was, status), Tree.object(is, status));
      } else {
        breaks.add("the answer " + status + " is gone: callers that wait for it get another");
      }
    }
  }

  /** The statuses of the typed problems, by code. */
  private static Map<String, String> codes(Map<String, Object> operation) {
    Map<String, String> codes = new TreeMap<>();
    Map<String, Object> responses = Tree.object(operation, "responses");
    for (String status : responses.keySet()) {
      Tree.object(responses, List.of(status, "content", Problem.MEDIA_TYPE, "examples"))
          .keySet()
          .forEach(code -> codes.put(code, status));
    }
    return codes;
  }

  private void problems(Map<String, String> was, Map<String, String> is) {
    was.forEach(
        (code, status) -> {
          String statusNow = is.getOrDefault(code, status);
          if (!statusNow.equals(status)) {
            breaks.add(
                "problem "
                    + code
                    + " had status "
                    + status
                    + " and has "
                    + statusNow
                    + ": callers that tell problems apart by status, and clients that retry, go"
                    + " wrong");
          }
        });
  }

  private void repeats(Map<String, Object> was, Map<String, Object> is) {
    if (Tree.isTrue(was, "x-govnet-safe") && !Tree.isTrue(is, "x-govnet-safe")) {
      breaks.add("is not safe any more: callers that send it again do its work twice");
    }
    boolean key = Tree.isTrue(was, "x-govnet-idempotent");
    boolean keyNow = Tree.isTrue(is, "x-govnet-idempotent");
    if (key && !keyNow) {
      breaks.add("takes no Idempotency-Key any more: callers that send it again do its work twice");
    } else if (!key && keyNow) {
      breaks.add("now needs an Idempotency-Key: callers that send none are refused");
    }
  }

  private void personalData(Map<String, Object> was, Map<String, Object> is) {
    if (is.isEmpty()) {
      return;
    }
    if (was.isEmpty()) {
      breaks.add("now asks for a purpose and a legal basis: callers that send none are refused");
      return;
    }
    List<String> purposes = Tree.texts(is, "purposes");
    for (String purpose : Tree.texts(was, "purposes")) {
      if (!purposes.contains(purpose)) {
        breaks.add("does not serve purpose " + purpose + " any more: callers with it are refused");
      }
    }
    if (Tree.isTrue(is, "specialCategory") && !Tree.isTrue(was, "specialCategory")) {
      breaks.add(
          "is now about data of a special category: callers whose legal basis has no condition of"
              + " UK GDPR Article 9(2) are refused");
    }
  }

  private void openTo(Map<String, Object> was, Map<String, Object> is) {
    Map<String, Object> now = Tree.object(is, "x-govnet-open-to");
    if (!is.containsKey("x-govnet-open-to")) {
      return;
    }
    if (!was.containsKey("x-govnet-open-to")) {
      breaks.add("is not open to every node any more: nodes of other kinds are refused");
      return;
    }
    Map<String, Object> before = Tree.object(was, "x-govnet-open-to");
    for (String kind : List.of("groups", "capabilities")) {
      for (String who : Tree.texts(before, kind)) {
        if (!Tree.texts(now, kind).contains(who)) {
          breaks.add("is not open to " + who + " any more: such nodes are refused");
        }
      }
    }
  }
}
