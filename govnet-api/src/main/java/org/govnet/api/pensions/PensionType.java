package org.govnet.api.pensions;

/** What kind of pension it is; the codes are the data standards'. */
public enum PensionType {
  /** Additional voluntary contributions. */
  AVC,
  /** Cash balance. */
  CB,
  /** Collective defined contribution. */
  CDC,
  /** Defined benefit. */
  DB,
  /** Defined contribution. */
  DC,
  /** Hybrid: of several kinds. */
  HYB,
  /** State Pension. */
  SP
}
