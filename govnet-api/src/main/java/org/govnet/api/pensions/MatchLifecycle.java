package org.govnet.api.pensions;

import org.govnet.api.TransitionTable;

/**
 * A match's life, as the technical standards have it. What was certain from the first begins as
 * {@link MatchStatus#YES}.
 */
public final class MatchLifecycle {
  /** Every step there is. */
  public static final TransitionTable<MatchStatus, MatchStep> TABLE =
      TransitionTable.<MatchStatus, MatchStep>of("match", MatchStatus.POSSIBLE)
          .row(MatchStep.CONFIRM, MatchStatus.POSSIBLE, MatchStatus.YES)
          .row(MatchStep.DENY, MatchStatus.POSSIBLE, MatchStatus.NO)
          .row(MatchStep.EXPIRE, MatchStatus.POSSIBLE, MatchStatus.TIMEOUT)
          .row(MatchStep.WITHDRAW, MatchStatus.YES, MatchStatus.WITHDRAWN)
          .row(MatchStep.REMOVE, MatchStatus.YES, MatchStatus.REMOVED)
          .build();

  private MatchLifecycle() {}
}
