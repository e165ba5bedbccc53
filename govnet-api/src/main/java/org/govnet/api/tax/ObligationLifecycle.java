package org.govnet.api.tax;

import org.govnet.api.TransitionTable;

/** An obligation's life: open until its return is received, and then fulfilled for good. */
public final class ObligationLifecycle {
  /** The only step there is; a fulfilled obligation takes none. */
  public static final TransitionTable<ObligationStatus, ObligationStep> TABLE =
      TransitionTable.<ObligationStatus, ObligationStep>of("obligation", ObligationStatus.OPEN)
          .row(ObligationStep.SUBMIT_RETURN, ObligationStatus.OPEN, ObligationStatus.FULFILLED)
          .build();

  private ObligationLifecycle() {}
}
