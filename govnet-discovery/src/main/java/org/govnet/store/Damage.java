package org.govnet.store;

import java.io.IOException;

/** A log does not go on as it should. */
final class Damage extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final boolean torn;

  /**
   * Makes it.
   *
   * @param offset where in the file the frame begins
   * @param torn whether it is a last frame that was not written to its end, and never acknowledged
   * @param what what was found there
   */
  Damage(long offset, boolean torn, String what) {
    super(what);
    this.offset = offset;
    this.torn = torn;
  }

  long offset() {
    return offset;
  }

  boolean torn() {
    return torn;
  }
}
