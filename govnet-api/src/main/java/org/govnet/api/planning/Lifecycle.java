package org.govnet.api.planning;

import static org.govnet.api.planning.ApplicationStatus.DETERMINED;
import static org.govnet.api.planning.ApplicationStatus.RETURNED;
import static org.govnet.api.planning.ApplicationStatus.UNDETERMINED;
import static org.govnet.api.planning.ApplicationStatus.WITHDRAWN;
import static org.govnet.api.planning.ProcessStage.APPEAL;
import static org.govnet.api.planning.ProcessStage.ASSESSMENT;
import static org.govnet.api.planning.ProcessStage.CONSULTATION;
import static org.govnet.api.planning.ProcessStage.HIGH_COURT_APPEAL;
import static org.govnet.api.planning.ProcessStage.SUBMISSION;
import static org.govnet.api.planning.ProcessStage.VALIDATION;

import java.util.LinkedHashSet;
import java.util.Set;
import org.govnet.api.IllegalTransition;
import org.govnet.api.TransitionTable;

/**
 * The steps an application may take, all of them. What is returned or withdrawn takes no more; what
 * is decided can only go to appeal, then to the High Court.
 */
public final class Lifecycle {
  /** How an application begins. */
  public static final State START = new State(SUBMISSION, UNDETERMINED);

  /** The whole table; {@link Step#CONSULT} is besides only for types that have a consultation. */
  public static final TransitionTable<State, Step> TABLE =
      TransitionTable.<State, Step>of("application", START)
          .row(Step.RECEIVE, at(SUBMISSION, UNDETERMINED), at(VALIDATION, UNDETERMINED))
          .row(Step.RETURN, at(VALIDATION, UNDETERMINED), at(VALIDATION, RETURNED))
          .row(Step.CONSULT, at(VALIDATION, UNDETERMINED), at(CONSULTATION, UNDETERMINED))
          .row(Step.ASSESS, at(VALIDATION, UNDETERMINED), at(ASSESSMENT, UNDETERMINED))
          .row(Step.ASSESS, at(CONSULTATION, UNDETERMINED), at(ASSESSMENT, UNDETERMINED))
          .row(Step.WITHDRAW, at(SUBMISSION, UNDETERMINED), at(SUBMISSION, WITHDRAWN))
          .row(Step.WITHDRAW, at(VALIDATION, UNDETERMINED), at(VALIDATION, WITHDRAWN))
          .row(Step.WITHDRAW, at(CONSULTATION, UNDETERMINED), at(CONSULTATION, WITHDRAWN))
          .row(Step.WITHDRAW, at(ASSESSMENT, UNDETERMINED), at(ASSESSMENT, WITHDRAWN))
          .row(Step.DECIDE, at(ASSESSMENT, UNDETERMINED), at(ASSESSMENT, DETERMINED))
          .row(Step.APPEAL, at(ASSESSMENT, DETERMINED), at(APPEAL, DETERMINED))
          .row(Step.APPEAL_TO_HIGH_COURT, at(APPEAL, DETERMINED), at(HIGH_COURT_APPEAL, DETERMINED))
          .build();

  private Lifecycle() {}

  /**
   * Where an application is, and what has become of it.
   *
   * @param stage where it is
   * @param status what has become of it
   */
  public record State(ProcessStage stage, ApplicationStatus status) {
    /** For messages, such as {@code stage consultation, status withdrawn}. */
    @Override
    public String toString() {
      return "stage " + stage + ", status " + status;
    }
  }

  /** The steps that an application of that type may take from there; empty where it ends. */
  public static Set<Step> allowed(ApplicationType type, State from) {
    Set<Step> steps = new LinkedHashSet<>(TABLE.allowed(from));
    steps.removeIf(step -> !suits(type, step));
    return steps;
  }

  /**
   * Where a step leads.
   *
   * @throws IllegalTransition if the step is not allowed there
   */
  public static State after(ApplicationType type, State from, Step step) throws IllegalTransition {
    Set<Step> allowed = allowed(type, from);
    if (!allowed.contains(step)) {
      throw new IllegalTransition("type " + type + " in " + from, step, allowed);
    }
    return TABLE.after(from, step);
  }

  private static boolean suits(ApplicationType type, Step step) {
    return step != Step.CONSULT || type.hasConsultation();
  }

  private static State at(ProcessStage stage, ApplicationStatus status) {
    return new State(stage, status);
  }
}
