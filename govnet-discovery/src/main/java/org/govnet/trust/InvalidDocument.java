package org.govnet.trust;

import org.govnet.api.GovnetException;

/**
 * A signed document that is not one, or is not the one expected. The message says what and where.
 */
public final class InvalidDocument extends GovnetException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, in words safe to log. */
  public InvalidDocument(String message) {
    super(message);
  }

  /** With what is wrong, in words safe to log, and the exception that told. */
  public InvalidDocument(String message, Throwable cause) {
    super(message, cause);
  }
}
