package org.govnet.idempotency;

import org.govnet.api.GovnetException;

/** A store cannot be used now, so that what it has is not known. The message is for operators. */
public final class IdempotencyUnavailable extends GovnetException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes it.
   *
   * @param message what could not be done, why, and what to look at; without the caller's data
   */
  public IdempotencyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
