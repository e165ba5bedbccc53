package org.govnet.api.care;

/** What the contract's personal data may be asked for. */
final class CarePurposes {
  static final String ASSESSMENT = "care-assessment";
  static final String PROVISION = "care-provision";
  static final String SAFEGUARDING = "safeguarding";
  static final String BLUE_BADGE = "blue-badge-eligibility";

  private CarePurposes() {}
}
