package org.govnet.api.planning;

import java.time.LocalDate;
import java.util.Optional;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * How the authority decided: by an officer, or by a committee on an officer's recommendation. The
 * council's decision is whichever of the two is there, and is not a field of its own, which could
 * contradict them.
 *
 * @param planningOfficerDecision an officer's decision
 * @param planningOfficerDecisionDate when it was made
 * @param planningOfficerRecommendation what an officer recommended to the committee
 * @param committeeSentDate when it went to the committee
 * @param committeeDecision the committee's decision
 * @param committeeDecisionDate when it was made
 * @param priorApprovalRequired for type {@code pa}: whether prior approval is required at all
 */
@WireObject
public record Assessment(
    @Nullable AssessmentDecision planningOfficerDecision,
    @Nullable LocalDate planningOfficerDecisionDate,
    @Nullable AssessmentDecision planningOfficerRecommendation,
    @Nullable LocalDate committeeSentDate,
    @Nullable AssessmentDecision committeeDecision,
    @Nullable LocalDate committeeDecisionDate,
    @Nullable Boolean priorApprovalRequired) {
  /**
   * Checks that one of them decided, not both.
   *
   * @throws IllegalArgumentException if an officer's decision is there beside a recommendation or a
   *     committee's decision
   */
  public Assessment {
    if (planningOfficerDecision != null
        && (planningOfficerRecommendation != null || committeeDecision != null)) {
      throw new IllegalArgumentException(
          "an assessment has planningOfficerDecision, or planningOfficerRecommendation and"
              + " committeeDecision, not both");
    }
  }

  /** A decision as recorded on that day. */
  public static Assessment of(Decision made, LocalDate on) {
    return made.committeeSentDate() == null
        ? new Assessment(made.decision(), on, null, null, null, null, made.priorApprovalRequired())
        : new Assessment(
            null,
            null,
            made.planningOfficerRecommendation(),
            made.committeeSentDate(),
            made.decision(),
            on,
            made.priorApprovalRequired());
  }

  /** The council's decision, whoever made it; empty before there is one. */
  public Optional<AssessmentDecision> decision() {
    return Optional.ofNullable(
        planningOfficerDecision != null ? planningOfficerDecision : committeeDecision);
  }
}
