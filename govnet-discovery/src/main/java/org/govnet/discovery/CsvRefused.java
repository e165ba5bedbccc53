package org.govnet.discovery;

import org.govnet.api.GovnetException;

/**
 * A CSV file that cannot be used as a whole: too large, not UTF-8, or without a column it needs.
 */
public final class CsvRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  CsvRefused(String message) {
    super(message);
  }
}
