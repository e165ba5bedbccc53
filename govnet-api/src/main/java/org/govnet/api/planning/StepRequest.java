package org.govnet.api.planning;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A step to be taken.
 *
 * @param step any but {@link Step#DECIDE}, {@link Step#APPEAL} and {@link
 *     Step#APPEAL_TO_HIGH_COURT}, which have operations of their own
 * @param consultation for {@link Step#CONSULT}: when; null for every other step
 */
@WireObject
public record StepRequest(Step step, @Nullable Consultation consultation) {
  /**
   * Checks that the step has what it needs.
   *
   * @throws IllegalArgumentException if the step has an operation of its own, or has no
   *     consultation and needs one, or the other way about
   */
  public StepRequest {
    String own =
        switch (step) {
          case DECIDE -> "decision";
          case APPEAL -> "appeal";
          case APPEAL_TO_HIGH_COURT -> "high-court-appeal";
          case RECEIVE, RETURN, CONSULT, ASSESS, WITHDRAW -> null;
        };
    if (own != null) {
      throw new IllegalArgumentException(
          step + " is not among the steps: POST to " + own + " instead");
    }
    if ((step == Step.CONSULT) != (consultation != null)) {
      throw new IllegalArgumentException(
          "consultation must be there for the step consult, and for no other: " + step);
    }
  }

  /** Any step that needs no more. */
  public static StepRequest of(Step step) {
    return new StepRequest(step, null);
  }

  /** {@link Step#CONSULT}. */
  public static StepRequest consult(Consultation consultation) {
    return new StepRequest(Step.CONSULT, consultation);
  }
}
