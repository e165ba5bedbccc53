package org.govnet.discovery;

import org.govnet.api.GovnetException;

/**
 * A document, or a directory made of them, that must not be believed; the message says which and
 * why.
 */
public final class DocumentRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  DocumentRefused(String message) {
    super(message);
  }

  DocumentRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
