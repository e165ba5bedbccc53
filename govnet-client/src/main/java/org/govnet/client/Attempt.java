package org.govnet.client;

import java.net.URI;
import java.time.Duration;

/**
 * One try of a call that did not bring an answer to keep.
 *
 * @param replica where it went
 * @param fault what kind of failure
 * @param detail what happened, in words; it may quote what the other side sent, which nobody
 *     vouches for unless {@code fault} is {@link Fault#PROBLEM}
 * @param took how long it took
 */
public record Attempt(URI replica, Fault fault, String detail, Duration took) {
  /** Why an attempt brought no answer to keep. */
  public enum Fault {
    /** No connection was made: the request was not sent. */
    CONNECT,
    /** The connection broke, or never answered in HTTP. */
    IO,
    /** The time for the attempt, or for the whole call, was up. */
    TIMEOUT,
    /** The answer was not signed: a proxy's, or the server's from before the node's code. */
    UNSIGNED,
    /** The answer's signature, digest or signer was wrong. */
    FORGED,
    /** The answer was too large, or its body could not be read. */
    UNREADABLE,
    /** The peer answered with a problem that another attempt may not meet. */
    PROBLEM
  }

  @Override
  public String toString() {
    return replica + " " + fault + " after " + took.toMillis() + " ms (" + detail + ")";
  }
}
