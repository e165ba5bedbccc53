package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.WireObject;

/**
 * What became of a case in the High Court, to be recorded.
 *
 * @param decision what the court did
 * @param decisionDate the day it did
 */
@WireObject
public record HighCourtRuling(HighCourtDecision decision, LocalDate decisionDate) {}
