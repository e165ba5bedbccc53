package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An appeal to the Planning Inspectorate. Its dates and its decision say where it is; {@link
 * AppealLifecycle} says what may happen next.
 *
 * @param reason why the authority's decision is appealed against
 * @param lodgedDate the day it was lodged
 * @param validatedDate the day it was found valid; null before
 * @param startedDate the day the inspectorate began to consider it; null before
 * @param decisionDate the day it was decided or withdrawn; null before
 * @param decision what was decided; null before
 */
@WireObject
public record Appeal(
    String reason,
    LocalDate lodgedDate,
    @Nullable LocalDate validatedDate,
    @Nullable LocalDate startedDate,
    @Nullable LocalDate decisionDate,
    @Nullable AppealDecision decision) {
  /**
   * Checks that it is somewhere in {@link AppealLifecycle}.
   *
   * @throws IllegalArgumentException if a date is before one that has to come first, or there
   *     without it; a decision has no date, or the other way about; or it was decided, other than
   *     by being withdrawn, before it was started
   */
  public Appeal {
    if (startedDate != null && validatedDate == null) {
      throw new IllegalArgumentException("startedDate needs validatedDate, which is not there");
    }
    if ((decision == null) != (decisionDate == null)) {
      throw new IllegalArgumentException("decision and decisionDate go together: both or neither");
    }
    if (decision != null && decision != AppealDecision.WITHDRAWN && startedDate == null) {
      throw new IllegalArgumentException(
          "decision " + decision + " needs startedDate, which is not there");
    }
    LocalDate last = inOrder(lodgedDate, "validatedDate", validatedDate);
    last = inOrder(last, "startedDate", startedDate);
    inOrder(last, "decisionDate", decisionDate);
  }

  private static LocalDate inOrder(LocalDate last, String name, @Nullable LocalDate next) {
    if (next == null) {
      return last;
    }
    if (next.isBefore(last)) {
      throw new IllegalArgumentException(
          name + " must not be before " + last + ", the step before it: " + next);
    }
    return next;
  }

  /** As it is lodged. */
  public static Appeal lodged(NewAppeal appeal) {
    return new Appeal(appeal.reason(), appeal.lodgedDate(), null, null, null, null);
  }

  /** Where it is. */
  public AppealLifecycle.State state() {
    if (decision != null) {
      return AppealLifecycle.State.DECIDED;
    }
    return startedDate != null
        ? AppealLifecycle.State.STARTED
        : validatedDate != null ? AppealLifecycle.State.VALIDATED : AppealLifecycle.State.LODGED;
  }

  /** Whether there is an inspector's decision, which the High Court can be asked about. */
  public boolean decidedByInspector() {
    return decision != null && decision != AppealDecision.WITHDRAWN;
  }

  /**
   * The same after a step.
   *
   * @throws org.govnet.api.IllegalTransition if {@link AppealLifecycle} does not have it there
   * @throws IllegalArgumentException if its date is before that of the step before it
   */
  public Appeal after(AppealStepRequest request) {
    AppealLifecycle.TABLE.after(state(), request.step());
    LocalDate date = request.date();
    return switch (request.step()) {
      case VALIDATE -> new Appeal(reason, lodgedDate, date, null, null, null);
      case START -> new Appeal(reason, lodgedDate, validatedDate, date, null, null);
      case DECIDE ->
          new Appeal(reason, lodgedDate, validatedDate, startedDate, date, request.decision());
      case WITHDRAW ->
          new Appeal(
              reason, lodgedDate, validatedDate, startedDate, date, AppealDecision.WITHDRAWN);
    };
  }
}
