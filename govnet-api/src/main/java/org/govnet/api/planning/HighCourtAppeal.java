package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * The inspector's decision before the High Court.
 *
 * @param reason why it is challenged
 * @param lodgedDate the day it was lodged
 * @param decisionDate the day the court ended it; null before
 * @param decision what the court did; null before
 */
@WireObject
public record HighCourtAppeal(
    String reason,
    LocalDate lodgedDate,
    @Nullable LocalDate decisionDate,
    @Nullable HighCourtDecision decision) {
  /**
   * Checks the dates.
   *
   * @throws IllegalArgumentException if a decision has no date, or the other way about, or was made
   *     before the case was lodged
   */
  public HighCourtAppeal {
    if ((decision == null) != (decisionDate == null)) {
      throw new IllegalArgumentException("decision and decisionDate go together: both or neither");
    }
    if (decisionDate != null && decisionDate.isBefore(lodgedDate)) {
      throw new IllegalArgumentException(
          "decisionDate must not be before lodgedDate, " + lodgedDate + ": " + decisionDate);
    }
  }

  /** As it is lodged. */
  public static HighCourtAppeal lodged(NewAppeal appeal) {
    return new HighCourtAppeal(appeal.reason(), appeal.lodgedDate(), null, null);
  }

  /**
   * The same, ended.
   *
   * @throws IllegalArgumentException if it ended before it was lodged
   */
  public HighCourtAppeal ended(HighCourtRuling ruling) {
    return new HighCourtAppeal(reason, lodgedDate, ruling.decisionDate(), ruling.decision());
  }
}
