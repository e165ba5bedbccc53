package org.govnet.api.tax;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The taxpayer is insolvent, and is not dealt with here (HMRC: {@code RULE_INSOLVENT_TRADER}). */
@ProblemCode(value = "insolvent-trader", status = 409, title = "Insolvent trader")
public class InsolventTrader extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param id the taxpayer's opaque id
   */
  public InsolventTrader(String id) {
    super(
        problemOf(
            InsolventTrader.class,
            "the taxpayer " + Quote.of(id) + " is insolvent: write to the department"));
  }

  /** For the client, which makes it again from what the node answered. */
  public InsolventTrader(Problem problem) {
    super(problem);
  }
}
