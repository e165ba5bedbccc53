package org.govnet.api.pensions;

/** Whether an employment goes on; the codes are the data standards'. */
public enum EmployerStatus {
  /** Current. */
  C,
  /** Historical. */
  H
}
