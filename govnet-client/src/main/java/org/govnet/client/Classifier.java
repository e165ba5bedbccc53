package org.govnet.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** What a trusted response means for the call. */
final class Classifier {
  private static final long MAX_RETRY_AFTER_SECONDS = 3600;

  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

  private Classifier() {}

  static Outcome classify(CallPlan plan, Received received) {
    int status = received.status();
    try {
      if (status >= 200 && status < 300) {
        return answer(plan, received);
      }
      if (status >= 400) {
        return problem(plan, received);
      }
    } catch (BodyRefused e) {
      return Outcome.Failure.of(
          Attempt.Fault.UNREADABLE, "status " + status + ": " + e.getMessage());
    }
    return Outcome.Failure.of(
        Attempt.Fault.UNREADABLE, "status " + status + ", which no contract has");
  }

  private static Outcome answer(CallPlan plan, Received received) {
    if (plan.operation().answersFreely()) {
      return free(plan.operation().answerType(), received);
    }
    if (!plan.answers()) {
      return new Outcome.Answer(null);
    }
    if (!isType(received, "application/json")) {
      return Outcome.Failure.of(
          Attempt.Fault.UNREADABLE,
          "the answer's type is " + shown(received.header("Content-Type")) + ", not JSON");
    }
    return new Outcome.Answer(plan.decode(received.body()));
  }

  private static Outcome free(String type, Received received) {
    return received.body().length > 0 && !isType(received, bare(type))
        ? Outcome.Failure.of(
            Attempt.Fault.UNREADABLE,
            "the answer's type is " + shown(received.header("Content-Type")) + ", not " + type)
        : new Outcome.Answer(new PeerResponse(received));
  }

  private static String bare(String type) {
    int end = type.indexOf(';');
    return end < 0 ? type : type.substring(0, end);
  }

  private static Outcome problem(CallPlan plan, Received received) {
    int status = received.status();
    boolean head = plan.operation().httpMethod().equals("HEAD") && status < 600;
    if (!head && !isType(received, Problem.MEDIA_TYPE)) {
      return Outcome.Failure.of(
          Attempt.Fault.UNREADABLE, "status " + status + " without a problem");
    }
    Problem problem = head ? withoutBody(received) : WireJson.read(received.body(), Problem.class);
    if (problem.status() != status) {
      return Outcome.Failure.of(
          Attempt.Fault.UNREADABLE,
          "status " + status + " with a problem of status " + problem.status());
    }
    return outcome(
        timed(plan.problem(problem), received),
        received.header("Govnet-Error") != null,
        retryAfter(received));
  }

  /** A HEAD has no body to say why: the code is govnet's own, or that of its status. */
  private static Problem withoutBody(Received received) {
    int status = received.status();
    String code = received.header("Govnet-Error");
    return Problem.of(
        status,
        code != null && CODE.matcher(code).matches() ? code : "http-" + status,
        status < 500 ? Party.CALLER : Party.PROVIDER,
        "Refused without a reason",
        "the node answered a HEAD with " + status + ", and its body would say why");
  }

  /**
   * What a problem means for the call.
   *
   * @param govnets whether govnet itself raised it, so that the service's code did not run
   */
  static Outcome outcome(ProblemException exception, boolean govnets, long retryAfterNanos) {
    Problem problem = exception.problem();
    int status = problem.status();
    boolean inProgress = problem.code().equals("idempotency-in-progress");
    if (status < 500 && status != 429 && !inProgress) {
      return new Outcome.Refusal(exception);
    }
    String code = problem.code();
    return new Outcome.Failure(
        Attempt.Fault.PROBLEM,
        status + " " + (CODE.matcher(code).matches() ? code : Quote.of(code)),
        govnets && (status == 503 || status == 429),
        retryAfterNanos,
        exception);
  }

  /** The service's code reads from the exception what the peer asked for. */
  private static ProblemException timed(ProblemException problem, Received received) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(retryAfter(received));
    int status = problem.problem().status();
    return seconds > 0 && (status == 429 || status == 503)
        ? problem.retryAfter(Duration.ofSeconds(seconds))
        : problem;
  }

  private static String shown(@Nullable String value) {
    return value == null ? "missing" : Quote.of(value);
  }

  private static boolean isType(Received received, String type) {
    String actual = received.header("Content-Type");
    if (actual == null) {
      return false;
    }
    int end = actual.indexOf(';');
    return (end < 0 ? actual : actual.substring(0, end)).strip().equalsIgnoreCase(type);
  }

  /** Seconds only (RFC 9110 section 10.2.3 has dates too, which two clocks read differently). */
  private static long retryAfter(Received received) {
    @Nullable String value = received.header("Retry-After");
    if (value == null || value.isEmpty() || !value.chars().allMatch(Classifier::isDigit)) {
      return 0;
    }
    long seconds = value.length() > 6 ? MAX_RETRY_AFTER_SECONDS : Long.parseLong(value);
    return TimeUnit.SECONDS.toNanos(Math.min(MAX_RETRY_AFTER_SECONDS, seconds));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
