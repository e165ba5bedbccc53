package org.govnet.api;

/**
 * A problem as an exception, on both sides of a call: a service throws it, the node answers with
 * its problem, and the caller's client throws the same type again. A contract gives each of its
 * problems a subclass with {@link ProblemCode} and names it in the {@code throws} clause of the
 * operations that may raise it; any other problem arrives as this class itself.
 */
public class ProblemException extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

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
