package org.govnet.evidence;

import org.govnet.api.GovnetException;

/** Evidence cannot be written now, so the exchange must not go on: 503 for who asked. */
public final class EvidenceUnavailable extends GovnetException {
  private static final long serialVersionUID = 1L;

  EvidenceUnavailable(String message) {
    super(message);
  }

  EvidenceUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
