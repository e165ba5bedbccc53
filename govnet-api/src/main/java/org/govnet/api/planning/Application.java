package org.govnet.api.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An application to a planning authority, as it stands.
 *
 * @param id its opaque id, which paths carry
 * @param reference the authority's own reference, such as {@code 24/0001/FUL}, which people quote
 * @param applicationType what is applied for
 * @param stage where it is in the process
 * @param status what has become of it
 * @param description what is proposed
 * @param site where
 * @param submittedAt when it was submitted
 * @param withdrawnAt when it was withdrawn; null if it was not
 * @param validation the check for completeness; null before the authority has received it
 * @param consultation when people are asked; null if they are not, or not yet
 * @param assessment how it was decided; null until it is
 * @param appeal the appeal to the Planning Inspectorate; null if there is none
 * @param highCourtAppeal the inspector's decision before the High Court; null if it is not
 */
@WireObject
public record Application(
    String id,
    String reference,
    ApplicationType applicationType,
    ProcessStage stage,
    ApplicationStatus status,
    String description,
    Site site,
    Instant submittedAt,
    @Nullable Instant withdrawnAt,
    @Nullable Validation validation,
    @Nullable Consultation consultation,
    @Nullable Assessment assessment,
    @Nullable Appeal appeal,
    @Nullable HighCourtAppeal highCourtAppeal) {
  /** An application that nobody has appealed about. */
  public Application(
      String id,
      String reference,
      ApplicationType applicationType,
      ProcessStage stage,
      ApplicationStatus status,
      String description,
      Site site,
      Instant submittedAt,
      @Nullable Instant withdrawnAt,
      @Nullable Validation validation,
      @Nullable Consultation consultation,
      @Nullable Assessment assessment) {
    this(
        id,
        reference,
        applicationType,
        stage,
        status,
        description,
        site,
        submittedAt,
        withdrawnAt,
        validation,
        consultation,
        assessment,
        null,
        null);
  }

  /** Its stage and status, from which {@link Lifecycle} says what may happen next. */
  public Lifecycle.State state() {
    return new Lifecycle.State(stage, status);
  }

  /** The council's decision, whoever made it; empty until there is one. */
  public Optional<AssessmentDecision> decision() {
    return assessment == null ? Optional.empty() : assessment.decision();
  }

  /**
   * Whether comments are taken: it is in consultation, undetermined, and that day is among the
   * consultation's.
   *
   * @param day the day in the authority's time zone
   */
  public boolean commentsTakenOn(LocalDate day) {
    return stage == ProcessStage.CONSULTATION
        && status == ApplicationStatus.UNDETERMINED
        && consultation != null
        && consultation.openOn(day);
  }

  /** What a list shows of it. */
  public ApplicationSummary summary() {
    return new ApplicationSummary(id, reference, applicationType, stage, status, site, submittedAt);
  }
}
