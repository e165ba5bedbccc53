package org.govnet.api.vehicle;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The caller has asked as often as its quota allows, and may ask again later. */
@ProblemCode(value = "too-many-enquiries", status = 429, title = "Too many enquiries")
public class TooManyEnquiries extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param perSecond the caller's quota, in enquiries a second
   */
  public TooManyEnquiries(int perSecond) {
    super(
        problemOf(
            TooManyEnquiries.class,
            "your quota is " + perSecond + " enquiries a second; ask later"));
  }

  /** For the client, which makes it again from what the node answered. */
  public TooManyEnquiries(Problem problem) {
    super(problem);
  }
}
