package org.govnet.api;

/** The root of everything govnet throws at a caller. */
public abstract class GovnetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected GovnetException(String message) {
    super(message);
  }

  protected GovnetException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What happened, where, and what to do; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
