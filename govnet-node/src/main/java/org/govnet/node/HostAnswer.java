package org.govnet.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.Problem;

/**
 * What a host has to answer, as it is: a covered field or a byte that is changed on the way, a body
 * that is compressed, makes the answer nobody's.
 *
 * @param status the status code
 * @param fields the header fields to send, without those of the connection and the length
 * @param body what follows them; empty for none, and always in answer to a HEAD
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record HostAnswer(int status, Map<String, List<String>> fields, byte[] body) {
  /** Copies the fields; the body is not copied, and must not change. */
  public HostAnswer {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = copy;
  }

  /** A refusal from before the exchange, which nobody signs. */
  static HostAnswer of(HostRequest request, Problem problem) {
    boolean head = request.method().equals("HEAD");
    return new HostAnswer(
        problem.status(),
        Map.of(
            "Content-Type",
            List.of(Problem.MEDIA_TYPE),
            ServerProblem.ERROR_FIELD,
            List.of(problem.code())),
        head ? new byte[0] : ProblemJson.bytes(problem));
  }

  @Override
  public String toString() {
    return "HostAnswer[" + status + ", " + body.length + " bytes]";
  }
}
