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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The steps an application may take, all of them. What is returned or withdrawn takes no more; what
 * is decided can only go to appeal, then to the High Court.
 */
public final class Lifecycle {
  /** How an application begins. */
  public static final State START = new State(SUBMISSION, UNDETERMINED);

  private static final List<Transition> TABLE =
      List.of(
          row(Step.RECEIVE, SUBMISSION, UNDETERMINED, VALIDATION, UNDETERMINED),
          row(Step.RETURN, VALIDATION, UNDETERMINED, VALIDATION, RETURNED),
          row(Step.CONSULT, VALIDATION, UNDETERMINED, CONSULTATION, UNDETERMINED),
          row(Step.ASSESS, VALIDATION, UNDETERMINED, ASSESSMENT, UNDETERMINED),
          row(Step.ASSESS, CONSULTATION, UNDETERMINED, ASSESSMENT, UNDETERMINED),
          row(Step.WITHDRAW, SUBMISSION, UNDETERMINED, SUBMISSION, WITHDRAWN),
          row(Step.WITHDRAW, VALIDATION, UNDETERMINED, VALIDATION, WITHDRAWN),
          row(Step.WITHDRAW, CONSULTATION, UNDETERMINED, CONSULTATION, WITHDRAWN),
          row(Step.WITHDRAW, ASSESSMENT, UNDETERMINED, ASSESSMENT, WITHDRAWN),
          row(Step.DECIDE, ASSESSMENT, UNDETERMINED, ASSESSMENT, DETERMINED),
          row(Step.APPEAL, ASSESSMENT, DETERMINED, APPEAL, DETERMINED),
          row(Step.APPEAL_TO_HIGH_COURT, APPEAL, DETERMINED, HIGH_COURT_APPEAL, DETERMINED));

  private Lifecycle() {}

  /** Where an application is, and what has become of it. */
  public record State(ProcessStage stage, ApplicationStatus status) {}

  /** One row of the table. */
  public record Transition(Step step, State from, State to) {}

  /** The whole table; {@link Step#CONSULT} is besides only for types that have a consultation. */
  public static List<Transition> table() {
    return TABLE;
  }

  /** The steps that an application of that type may take from there; empty where it ends. */
  public static Set<Step> allowed(ApplicationType type, State from) {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (Transition row : TABLE) {
      if (row.from().equals(from) && suits(type, row.step())) {
        steps.add(row.step());
      }
    }
    return steps;
  }

  /**
   * Where a step leads.
   *
   * @throws IllegalTransition if the step is not allowed there
   */
  public static State after(ApplicationType type, State from, Step step) throws IllegalTransition {
    for (Transition row : TABLE) {
      if (row.step() == step && row.from().equals(from) && suits(type, step)) {
        return row.to();
      }
    }
    throw new IllegalTransition(type, from, step);
  }

  private static boolean suits(ApplicationType type, Step step) {
    return step != Step.CONSULT || type.hasConsultation();
  }

  private static Transition row(
      Step step,
      ProcessStage fromStage,
      ApplicationStatus fromStatus,
      ProcessStage toStage,
      ApplicationStatus toStatus) {
    return new Transition(step, new State(fromStage, fromStatus), new State(toStage, toStatus));
  }
}
