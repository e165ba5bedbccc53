package org.govnet.examples.hosts;

import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** There is no note of that name. */
@ProblemCode(value = "no-such-note", status = 404, title = "No such note")
public class NoSuchNote extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For the service. */
  public NoSuchNote(String name) {
    super(problemOf(NoSuchNote.class, "there is no note " + name));
  }

  /** For the client, which makes it again from what the node answered. */
  public NoSuchNote(Problem problem) {
    super(problem);
  }
}
