package org.govnet.cli;

import org.govnet.api.GovnetException;

/** Why a command did not do what it was asked: one line for people, and a code for machines. */
final class Failure extends GovnetException {
  private static final long serialVersionUID = 1L;

  /** What was asked for is not so: a check failed, a document or a request was refused. */
  static final int REFUSED = 1;

  /** No mirror or directory could be reached. */
  static final int UNREACHABLE = 3;

  /** A file or a key is missing, damaged or open to others. */
  static final int FILE = 4;

  private final int code;

  Failure(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
