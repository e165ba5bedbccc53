package org.govnet.api.pensions;

/** What an illustration's component shows; the codes are the data standards'. */
public enum IllustrationType {
  /** Estimated retirement income: if the person goes on until the payable date. */
  ERI,
  /** Accrued pension: what is built up so far. */
  AP
}
