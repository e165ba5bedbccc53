package org.govnet.api;

/**
 * A contract interface says something that govnet cannot keep; raised when it is read, never at a
 * call.
 */
public final class BadContract extends GovnetException {
  private static final long serialVersionUID = 1L;

  /** Names the interface, the method, what is wrong and the fix. */
  public BadContract(String message) {
    super(message);
  }
}
