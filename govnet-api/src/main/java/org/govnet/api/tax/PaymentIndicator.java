package org.govnet.api.tax;

/** How box 5 will be settled without the taxpayer's doing; the values are HMRC's. */
public enum PaymentIndicator {
  /** It is owed, and there is a direct debit instruction to collect it by. */
  DD,
  /** It is owed to the taxpayer, whose bank account is known. */
  BANK
}
