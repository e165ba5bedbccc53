package org.govnet.api.pensions;

/** What to bear in mind with a value; the codes are the data standards'. */
public enum IllustrationWarning {
  /** There are additional voluntary contributions besides. */
  AVC,
  /** The source's code; what it stands for is in the data standards. */
  CUR,
  /** The benefits are deferred. */
  DEF,
  /** The source's code; what it stands for is in the data standards. */
  FAS,
  /** An earmarking order is in force. */
  PEO,
  /** The source's code; what it stands for is in the data standards. */
  PNR,
  /** A pension sharing order is in force. */
  PSO,
  /** The scheme has paid a tax charge, which reduces the benefits. */
  SCP,
  /** The source's code; what it stands for is in the data standards. */
  TVI,
  /** There is an underpin: the better of two benefits is paid. */
  UNP
}
