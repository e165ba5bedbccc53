package org.govnet.discovery;

/** How old the directory is, by the policy in force. */
public enum Freshness {
  /** As it should be. */
  FRESH,
  /** Refreshing fails; everything is served. */
  STALE,
  /** Refreshing has failed for a day; everything but operations on personal data is served. */
  DEGRADED,
  /** Too old to tell who is who; nothing is served. */
  EXPIRED
}
