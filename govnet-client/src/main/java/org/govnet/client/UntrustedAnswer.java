package org.govnet.client;

/**
 * A response that is nobody's answer; a checked exception, because each place that verifies must
 * handle it.
 */
final class UntrustedAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final Attempt.Fault fault;
  private final String detail;

  UntrustedAnswer(Attempt.Fault fault, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
    this.detail = detail;
  }

  Attempt.Fault fault() {
    return fault;
  }

  String detail() {
    return detail;
  }
}
