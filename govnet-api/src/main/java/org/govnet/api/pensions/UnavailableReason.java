package org.govnet.api.pensions;

/** Why a value is not there; the codes are the data standards' (items 2.301 and 2.401). */
public enum UnavailableReason {
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  ANO,
  /** Not given for a defined benefit pension that is not being added to. */
  DB,
  /** A defined benefit value is being calculated. */
  DBC,
  /** A defined contribution value is being calculated. */
  DCC,
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  DCHA,
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  DCHP,
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  DCSM,
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  MEM,
  /** The source's code; what it stands for is in the data standards, items 2.301 and 2.401. */
  NET,
  /** The person has just joined. */
  NEW,
  /** The scheme is being assessed by the Pension Protection Fund. */
  PPF,
  /** A transaction is under way. */
  TRN,
  /** The scheme is winding up. */
  WU
}
