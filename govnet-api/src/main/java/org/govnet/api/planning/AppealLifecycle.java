package org.govnet.api.planning;

import java.util.Locale;
import org.govnet.api.TransitionTable;

/** The steps an appeal to the Planning Inspectorate may take, all of them. */
public final class AppealLifecycle {
  /** Where an appeal is; {@link Appeal#state} tells it from the dates. */
  public enum State {
    /** Sent to the inspectorate, which has to check it. */
    LODGED,
    /** Found valid. */
    VALIDATED,
    /** Being considered. */
    STARTED,
    /** Decided or withdrawn: it ends here. */
    DECIDED;

    /** In lower case, for messages. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The whole lifecycle. */
  public static final TransitionTable<State, AppealStep> TABLE =
      TransitionTable.<State, AppealStep>of("appeal", State.LODGED)
          .row(AppealStep.VALIDATE, State.LODGED, State.VALIDATED)
          .row(AppealStep.START, State.VALIDATED, State.STARTED)
          .row(AppealStep.DECIDE, State.STARTED, State.DECIDED)
          .row(AppealStep.WITHDRAW, State.LODGED, State.DECIDED)
          .row(AppealStep.WITHDRAW, State.VALIDATED, State.DECIDED)
          .row(AppealStep.WITHDRAW, State.STARTED, State.DECIDED)
          .build();

  private AppealLifecycle() {}
}
