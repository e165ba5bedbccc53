package org.govnet.testkit;

/** What may go wrong between a caller and a node: {@link Link#inject}. */
public enum Fault {
  /**
   * A proxy in front of the node answers 503 with a page of HTML, unsigned; the node never sees the
   * request.
   */
  MAINTENANCE_503,
  /**
   * The connection dies when the node has been asked and before its answer is read: what was asked
   * for has been done, and the caller cannot know.
   */
  CONNECTION_RESET,
  /** The answer's body is altered on its way, so that its signature is not for it. */
  TAMPERED;

  /**
   * This fault, for as many attempts in a row.
   *
   * @param times at least 1
   * @throws IllegalArgumentException if {@code times} is less
   */
  public Times times(int times) {
    return new Times(this, times);
  }

  /**
   * A fault for some attempts in a row.
   *
   * @param fault which
   * @param times for how many attempts, at least 1
   */
  public record Times(Fault fault, int times) {
    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if {@code times} is less than 1
     */
    public Times {
      if (times < 1) {
        throw new IllegalArgumentException(fault + " must be injected at least once: " + times);
      }
    }
  }
}
