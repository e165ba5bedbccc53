package org.govnet.api.planning;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The application is not where a document of this kind belongs; nothing was changed. */
@ProblemCode(
    value = "document-not-accepted",
    status = 409,
    title = "That document cannot be added now")
public class DocumentNotAccepted extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param state where the application is
   * @param detail one sentence saying which documents it takes there
   */
  public DocumentNotAccepted(Lifecycle.State state, String detail) {
    super(problemOf(DocumentNotAccepted.class, "the application is in " + state + "; " + detail));
  }

  /** For the client, which makes it again from what the node answered. */
  public DocumentNotAccepted(Problem problem) {
    super(problem);
  }
}
