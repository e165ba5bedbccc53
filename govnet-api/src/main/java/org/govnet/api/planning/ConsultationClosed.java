package org.govnet.api.planning;

import java.time.LocalDate;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The application is not open to comments; nothing was changed. */
@ProblemCode(value = "consultation-closed", status = 409, title = "Comments are not taken now")
public class ConsultationClosed extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service: says where the application is, and when it was or will be open.
   *
   * @param application the application, as it stands
   * @param today the day in the authority's time zone
   */
  public ConsultationClosed(Application application, LocalDate today) {
    super(problemOf(ConsultationClosed.class, detail(application, today)));
  }

  /** For the client, which makes it again from what the node answered. */
  public ConsultationClosed(Problem problem) {
    super(problem);
  }

  private static String detail(Application application, LocalDate today) {
    Consultation consultation = application.consultation();
    return "comments are taken in stage consultation, status undetermined, between its dates; the"
        + " application is in "
        + application.state()
        + (consultation == null
            ? ", and has no consultation"
            : ", its consultation is from "
                + consultation.startDate()
                + " to "
                + consultation.endDate())
        + ", and today is "
        + today;
  }
}
