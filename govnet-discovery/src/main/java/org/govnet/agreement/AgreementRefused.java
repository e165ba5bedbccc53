package org.govnet.agreement;

import org.govnet.api.GovnetException;

/** An agreement, or the end of one, that does not count; the message says why. */
public final class AgreementRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  AgreementRefused(String message) {
    super(message);
  }

  AgreementRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
