package org.govnet.datause;

import org.govnet.api.GovnetException;

/** The record cannot be written or read now. The message is for operators. */
public final class DataUseUnavailable extends GovnetException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes it.
   *
   * @param message what could not be done, why, and what to look at; without anybody's data
   */
  public DataUseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** As the other, without a cause: there is no room. */
  public DataUseUnavailable(String message) {
    super(message);
  }
}
