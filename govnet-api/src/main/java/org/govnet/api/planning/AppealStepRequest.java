package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A step of an appeal to be recorded.
 *
 * @param step what was done
 * @param date the day it was done
 * @param decision for {@link AppealStep#DECIDE}: what was decided; null for every other step
 */
@WireObject
public record AppealStepRequest(
    AppealStep step, LocalDate date, @Nullable AppealDecision decision) {
  /**
   * Checks that the step has what it needs.
   *
   * @throws IllegalArgumentException if a decision has no outcome, another step has one, or the
   *     outcome of a decision is {@link AppealDecision#WITHDRAWN}
   */
  public AppealStepRequest {
    if ((step == AppealStep.DECIDE) != (decision != null)) {
      throw new IllegalArgumentException(
          "decision must be there for the step decide, and for no other: " + step);
    }
    if (decision == AppealDecision.WITHDRAWN) {
      throw new IllegalArgumentException("to withdraw is a step of its own: use withdraw");
    }
  }

  /** A step without a decision. */
  public static AppealStepRequest of(AppealStep step, LocalDate date) {
    return new AppealStepRequest(step, date, null);
  }

  /** The inspector's decision. */
  public static AppealStepRequest decide(AppealDecision decision, LocalDate date) {
    return new AppealStepRequest(AppealStep.DECIDE, date, decision);
  }
}
