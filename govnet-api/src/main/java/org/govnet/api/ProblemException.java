package org.govnet.api;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A problem as an exception, on both sides of a call: a service throws it, the node answers with
 * its problem, and the caller's client throws the same type again. A contract gives each of its
 * problems a subclass with {@link ProblemCode} and names it in the {@code throws} clause of the
 * operations that may raise it; any other problem arrives as this class itself.
 */
public class ProblemException extends GovnetException {
  private static final long serialVersionUID = 1L;

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final transient Problem problem;
  private @Nullable Duration retryAfter;

  /**
   * Wraps a problem; a subclass has a constructor with this signature, through which the client
   * makes it.
   */
  public ProblemException(Problem problem) {
    super(describe(problem));
    this.problem = problem;
  }

  /** What went wrong, as it travels. */
  public Problem problem() {
    return problem;
  }

  /**
   * Says when to ask again: it travels as {@code Retry-After}, and govnet's own client honours it.
   * To be called before this is thrown.
   *
   * @param wait 1 s to 1 h, cut to whole seconds because that is what travels
   * @return this
   * @throws IllegalArgumentException if {@code wait} is out of its range
   * @throws IllegalStateException if the status is neither 429 nor 503, which alone mean: later
   */
  public ProblemException retryAfter(Duration wait) {
    if (wait.compareTo(Duration.ofSeconds(1)) < 0 || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("retry after must be 1 s to 1 h: " + wait);
    }
    if (problem.status() != 429 && problem.status() != 503) {
      throw new IllegalStateException(
          "a problem of status "
              + problem.status()
              + " is not one to ask again later: only 429 and 503 are");
    }
    retryAfter = wait.truncatedTo(ChronoUnit.SECONDS);
    return this;
  }

  /**
   * When to ask again, from now; empty if nobody said. On the client's side, what the node said.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The problem of a subclass, from its {@link ProblemCode}. */
  protected static Problem problemOf(Class<? extends ProblemException> type, String detail) {
    ProblemCode code = type.getAnnotation(ProblemCode.class);
    if (code == null) {
      throw new IllegalStateException(type.getName() + " needs a @ProblemCode annotation");
    }
    return Problem.of(code.status(), code.value(), code.party(), code.title(), detail);
  }

  private static String describe(Problem problem) {
    StringBuilder out =
        new StringBuilder().append(problem.status()).append(' ').append(problem.code());
    if (problem.detail() != null) {
      out.append(": ").append(problem.detail());
    }
    for (FieldError error : problem.fieldErrors()) {
      out.append("; ").append(error.pointer()).append(": ").append(error.detail());
    }
    return out.toString();
  }
}
