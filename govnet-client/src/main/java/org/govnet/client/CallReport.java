package org.govnet.client;

import java.time.Duration;
import java.util.List;

/**
 * How a call ended.
 *
 * @param result what came of it
 * @param status the HTTP status of the answer that counts; 0 if there is none
 * @param took how long it took, waits and back-off included
 * @param launched how many attempts were made
 * @param failures the attempts that failed, in order
 */
public record CallReport(
    Result result, int status, Duration took, int launched, List<Attempt> failures) {
  /** What came of a call. */
  public enum Result {
    /** An answer. */
    ANSWERED,
    /** A problem that the peer decided on: a status from 400 to 499, other than 429. */
    REFUSED,
    /** No answer, or the peer's word that it could not give one. */
    FAILED,
    /** The directory names nobody who could be asked. */
    NO_ROUTE,
    /** The caller broke it off. */
    BROKEN_OFF
  }

  /** Copies the list. */
  public CallReport {
    failures = List.copyOf(failures);
  }
}
