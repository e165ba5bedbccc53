package org.govnet.api.pensions;

/** How a value was worked out; the codes are the data standards'. */
public enum CalculationMethod {
  /** On the basis that the scheme sets. */
  BS,
  /** The source's code; what it stands for is in the data standards. */
  CBI,
  /** As for a statutory money purchase illustration. */
  SMPI
}
