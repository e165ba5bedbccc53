package org.govnet.store;

import org.govnet.api.GovnetException;

/** What was asked for is older than the history that is kept; what is kept can be asked for. */
public final class HistoryGone extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final long oldest;

  HistoryGone(String store, long revision, long oldest) {
    super(
        store
            + " keeps no history of revision "
            + revision
            + ", and begins at revision "
            + oldest
            + ": take everything as of the head, and go on from there");
    this.oldest = oldest;
  }

  /** The oldest revision whose changes and contents were there when this was thrown, from 1. */
  public long oldest() {
    return oldest;
  }
}
