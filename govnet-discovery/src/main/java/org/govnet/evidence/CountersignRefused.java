package org.govnet.evidence;

import org.govnet.api.GovnetException;

/**
 * A checkpoint that is not countersigned: it is not its node's, or does not go on from what was
 * countersigned before.
 */
public final class CountersignRefused extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final long last;
  private final boolean elsewhere;

  CountersignRefused(String message, long last) {
    this(message, last, false);
  }

  CountersignRefused(String message, long last, boolean elsewhere) {
    super(message);
    this.last = last;
    this.elsewhere = elsewhere;
  }

  /** Whether nothing is wrong with it, but that its digests have to begin after {@link #last}. */
  public boolean goesOnElsewhere() {
    return elsewhere;
  }

  /** The sequence of the log's checkpoint that was countersigned last; 0 for none. */
  public long last() {
    return last;
  }
}
