package org.govnet.api.pensions;

/** Why an amount is left out; the code is the data standards'. */
public enum AmountNotProvidedReason {
  /** It is too small to be illustrated. */
  SML
}
