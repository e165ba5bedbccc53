package org.govnet.api.procurement;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** That supplier's bid is recorded already; a tender takes one of each. */
@ProblemCode(value = "bid-already-recorded", status = 409, title = "Bid already recorded")
public class BidAlreadyRecorded extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public BidAlreadyRecorded(String supplier) {
    super(
        problemOf(
            BidAlreadyRecorded.class, "a bid of " + Quote.of(supplier) + " is recorded already"));
  }

  /** For the client, which makes it again from what the node answered. */
  public BidAlreadyRecorded(Problem problem) {
    super(problem);
  }
}
