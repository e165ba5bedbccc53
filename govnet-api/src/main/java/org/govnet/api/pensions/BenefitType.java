package org.govnet.api.pensions;

/** What kind of benefit a component is of; the codes are the data standards'. */
public enum BenefitType {
  /** Additional voluntary contributions. */
  AVC,
  /** Cash balance, the first of the source's two codes. */
  CBL,
  /** Cash balance, the second. */
  CBS,
  /** Collective defined contribution, drawn as income. */
  CDI,
  /** Collective defined contribution, drawn as a lump sum. */
  CDL,
  /** Defined benefit. */
  DB,
  /** Defined benefit, the separate lump sum. */
  DBL,
  /** Defined contribution. */
  DC,
  /** State Pension. */
  SP
}
