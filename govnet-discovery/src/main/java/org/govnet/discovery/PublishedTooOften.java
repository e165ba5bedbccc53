package org.govnet.discovery;

import java.time.Duration;
import org.govnet.api.GovnetException;
import org.govnet.api.NodeId;

/** A node publishes more often than the directory lets one node. */
public final class PublishedTooOften extends GovnetException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  PublishedTooOften(NodeId node, Duration retryAfter) {
    super("node " + node + " has published too often; again in " + retryAfter.toSeconds() + " s");
    this.retryAfter = retryAfter;
  }

  /** When it may again, from 1 s. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
