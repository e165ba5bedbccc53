package org.govnet.store;

import org.govnet.api.GovnetException;

/**
 * A store cannot do what it was asked: its engine cannot be reached, its disk is full, what it
 * holds is damaged. The message says where, what was found, and what to do.
 *
 * <p>An append that fails so may have happened all the same: read the head, once that works, to
 * see.
 */
public final class StoreFailed extends GovnetException {
  private static final long serialVersionUID = 1L;

  public StoreFailed(String message) {
    super(message);
  }

  public StoreFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
