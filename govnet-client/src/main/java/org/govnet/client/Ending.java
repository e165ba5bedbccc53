package org.govnet.client;

import java.util.List;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the caller gets of a call that has come to its end. */
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private Ending() {}

  /**
   * The answer.
   *
   * @return null for an operation without
   * @throws ProblemException if the peer answered with a problem
   * @throws CallFailed if no answer came that can be trusted
   */
  static @Nullable Object of(
      CallMachine machine, CallPlan plan, Target target, String correlation, long now) {
    if (machine.next() == Next.GIVE_UP) {
      CallFailed failed = failed(machine, plan, target, machine.why(), now);
      LOG.warn("{} (correlation {})", failed.getMessage(), correlation);
      throw failed;
    }
    Outcome last = machine.last();
    if (last instanceof Outcome.Answer answer) {
      return answer.value();
    }
    ProblemException problem =
        last instanceof Outcome.Refusal refusal
            ? refusal.problem()
            : last instanceof Outcome.Failure failure ? failure.problem() : null;
    if (problem == null) {
      throw new IllegalStateException("an answer without value or problem: " + last);
    }
    if (!machine.attempts().isEmpty()) {
      problem.addSuppressed(failed(machine, plan, target, "this is what the attempts met", now));
    }
    throw problem;
  }

  /** What came of it, for those who only look. */
  static CallReport report(CallMachine machine, long now) {
    Outcome last = machine.last();
    ProblemException problem = null;
    CallReport.Result result = CallReport.Result.FAILED;
    if (machine.next() == Next.GIVE_UP) {
      result = machine.brokenOff() ? CallReport.Result.BROKEN_OFF : result;
    } else if (last instanceof Outcome.Answer) {
      result = CallReport.Result.ANSWERED;
    } else if (last instanceof Outcome.Refusal refusal) {
      result = CallReport.Result.REFUSED;
      problem = refusal.problem();
    } else if (last instanceof Outcome.Failure failure) {
      problem = failure.problem();
    }
    return new CallReport(
        result,
        problem == null ? 0 : problem.problem().status(),
        machine.took(now),
        machine.launched(),
        machine.attempts());
  }

  private static CallFailed failed(
      CallMachine machine, CallPlan plan, Target target, String why, long now) {
    List<Attempt> attempts = machine.attempts();
    return new CallFailed(
        plan.label(), target.peer().node(), why, attempts, machine.took(now), machine.brokenOff());
  }
}
