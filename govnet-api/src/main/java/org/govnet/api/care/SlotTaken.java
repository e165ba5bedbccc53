package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** Another referral has the slot; nothing was changed. */
@ProblemCode(value = "slot-taken", status = 409, title = "Slot taken")
public class SlotTaken extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public SlotTaken(String id) {
    super(
        problemOf(
            SlotTaken.class, "another referral has the slot " + Quote.of(id) + "; choose another"));
  }

  /** For the client, which makes it again from what the node answered. */
  public SlotTaken(Problem problem) {
    super(problem);
  }
}
