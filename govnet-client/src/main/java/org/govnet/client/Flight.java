package org.govnet.client;

/**
 * An attempt that may be made: what it holds of limits and breaker is given back when it ends,
 * which it does once, in one of three ways.
 */
final class Flight {
  private final Endpoint endpoint;
  private final boolean permitted;
  private final long launchedAt;
  private final int slot;
  private boolean over;

  /**
   * An attempt.
   *
   * @param permitted whether a breaker's permit was taken, and is owed a report
   * @param slot where the endpoint notes the launch
   */
  Flight(Endpoint endpoint, boolean permitted, long launchedAt, int slot) {
    this.endpoint = endpoint;
    this.permitted = permitted;
    this.launchedAt = launchedAt;
    this.slot = slot;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long took(long now) {
    return now - launchedAt;
  }

  /** The replica answered; it works even if it refused what was asked. */
  void answered(boolean refused, long now) {
    if (end()) {
      endpoint.answered(this, refused, now);
    }
  }

  void failed(Outcome.Failure failure, long now) {
    if (end()) {
      endpoint.failed(this, failure, now);
    }
  }

  /** It was broken off here, or never made, and says nothing about the replica. */
  void abandoned(long now) {
    if (end()) {
      endpoint.abandoned(this, now);
    }
  }

  private boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  boolean permitted() {
    return permitted;
  }

  long launchedAt() {
    return launchedAt;
  }

  int slot() {
    return slot;
  }
}
