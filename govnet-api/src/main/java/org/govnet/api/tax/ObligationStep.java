package org.govnet.api.tax;

/** What can happen to an obligation. */
public enum ObligationStep {
  /** The return for its period is received. */
  SUBMIT_RETURN;

  /** In words, for messages. */
  @Override
  public String toString() {
    return "submitting the return";
  }
}
