package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded, dated the day it is. A planning officer's has neither a recommendation
 * nor a date of going to committee; a committee's has both.
 *
 * @param decision what was decided
 * @param planningOfficerRecommendation what the officer recommended to the committee
 * @param committeeSentDate when it went to the committee
 * @param priorApprovalRequired for type {@code pa}: whether prior approval is required at all; null
 *     for every other
 */
@WireObject
public record Decision(
    AssessmentDecision decision,
    @Nullable AssessmentDecision planningOfficerRecommendation,
    @Nullable LocalDate committeeSentDate,
    @Nullable Boolean priorApprovalRequired) {
  /**
   * Checks that it is either an officer's or a committee's.
   *
   * @throws IllegalArgumentException if it has a recommendation and no date, or the other way about
   */
  public Decision {
    if ((planningOfficerRecommendation == null) != (committeeSentDate == null)) {
      throw new IllegalArgumentException(
          "planningOfficerRecommendation and committeeSentDate go together: both for a committee's"
              + " decision, neither for a planning officer's");
    }
  }

  /** A planning officer's decision. */
  public static Decision byOfficer(AssessmentDecision decision) {
    return new Decision(decision, null, null, null);
  }

  /** A committee's decision, which need not be what was recommended. */
  public static Decision byCommittee(
      AssessmentDecision decision, AssessmentDecision recommended, LocalDate committeeSentDate) {
    return new Decision(decision, recommended, committeeSentDate, null);
  }

  /** The same decision on an application for prior approval. */
  public Decision withPriorApprovalRequired(boolean required) {
    return new Decision(decision, planningOfficerRecommendation, committeeSentDate, required);
  }
}
