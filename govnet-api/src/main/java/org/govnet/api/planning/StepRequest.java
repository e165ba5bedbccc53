package org.govnet.api.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A step to be taken.
 *
 * @param step any but {@link Step#DECIDE}, which needs a {@link Decision}
 * @param consultation for {@link Step#CONSULT}: when; null for every other step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepRequest(Step step, @Nullable Consultation consultation) {
  /**
   * Checks that the step has what it needs.
   *
   * @throws IllegalArgumentException if the step is to decide, or has no consultation and needs
   *     one, or the other way about
   */
  public StepRequest {
    if (step == Step.DECIDE) {
      throw new IllegalArgumentException("decide is not among the steps: POST to decision instead");
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
