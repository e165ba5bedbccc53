package org.govnet.api.pensions;

/** What the person is to the scheme; all but the last are the data standards' codes. */
public enum PensionStatus {
  /** Active: contributing, or earning benefits. */
  A,
  /** Inactive: no longer so, and not yet drawing the pension. */
  I,
  /** Inactive, and the scheme is being assessed by the Pension Protection Fund. */
  IPPF,
  /** Inactive, and the scheme is winding up. */
  IWU,
  /** In payment. Not of the source, which leaves out pensions that are being drawn. */
  PAY
}
