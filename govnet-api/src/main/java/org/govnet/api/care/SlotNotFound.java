package org.govnet.api.care;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;

/** The care service has no slot with that id, or its time has passed. */
@ProblemCode(value = "slot-not-found", status = 404, title = "Slot not found")
public class SlotNotFound extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public SlotNotFound(String id) {
    super(
        problemOf(
            SlotNotFound.class,
            "the care service has no slot to come with the id "
                + Quote.of(id)
                + "; ask for its slots"));
  }

  /** For the client, which makes it again from what the node answered. */
  public SlotNotFound(Problem problem) {
    super(problem);
  }
}
