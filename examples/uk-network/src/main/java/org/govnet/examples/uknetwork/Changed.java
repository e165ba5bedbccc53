package org.govnet.examples.uknetwork;

import java.time.Instant;
import org.govnet.api.IllegalTransition;
import org.govnet.api.planning.Appeal;
import org.govnet.api.planning.Application;
import org.govnet.api.planning.Assessment;
import org.govnet.api.planning.Consultation;
import org.govnet.api.planning.HighCourtAppeal;
import org.govnet.api.planning.Lifecycle;
import org.govnet.api.planning.Step;
import org.govnet.api.planning.Validation;
import org.jspecify.annotations.Nullable;

/** An application in the middle of a change: what a step may set, by name. */
final class Changed {
  private final Application before;
  private final Lifecycle.State state;
  @Nullable Instant withdrawnAt;
  @Nullable Validation validation;
  @Nullable Consultation consultation;
  @Nullable Assessment assessment;
  @Nullable Appeal appeal;
  @Nullable HighCourtAppeal highCourtAppeal;

  /** A change that leaves it where it is. */
  Changed(Application before) {
    this(before, before.state());
  }

  /**
   * A change by a step.
   *
   * @throws IllegalTransition if the step is not allowed there
   */
  Changed(Application before, Step step) {
    this(before, Lifecycle.after(before.applicationType(), before.state(), step));
  }

  private Changed(Application before, Lifecycle.State state) {
    this.before = before;
    this.state = state;
    this.withdrawnAt = before.withdrawnAt();
    this.validation = before.validation();
    this.consultation = before.consultation();
    this.assessment = before.assessment();
    this.appeal = before.appeal();
    this.highCourtAppeal = before.highCourtAppeal();
  }

  /** The application after the change. */
  Application application() {
    return new Application(
        before.id(),
        before.reference(),
        before.applicationType(),
        state.stage(),
        state.status(),
        before.description(),
        before.site(),
        before.submittedAt(),
        withdrawnAt,
        validation,
        consultation,
        assessment,
        appeal,
        highCourtAppeal);
  }
}
