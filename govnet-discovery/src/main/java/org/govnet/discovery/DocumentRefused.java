package org.govnet.discovery;

import org.govnet.api.GovnetException;
import org.jspecify.annotations.Nullable;

/**
 * A document, or a directory made of them, that must not be believed; the message says which and
 * why.
 */
public final class DocumentRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final boolean fatal;

  DocumentRefused(String message) {
    super(message);
    this.fatal = false;
  }

  DocumentRefused(String message, Throwable cause) {
    super(message, cause);
    this.fatal = false;
  }

  private DocumentRefused(String message, boolean fatal) {
    super(message);
    this.fatal = fatal;
  }

  /** For what makes the whole directory unbelievable, and not one document of it. */
  static DocumentRefused fatal(@Nullable String message) {
    return new DocumentRefused(String.valueOf(message), true);
  }

  boolean isFatal() {
    return fatal;
  }
}
