package org.govnet.trust;

/**
 * What is wrong with a message's signature fields, before anyone says to whom. Without a stack
 * trace, since whoever sends rubbish should not make us work for it.
 */
final class BadSignatureField extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadSignatureField(String message) {
    super(message, null, false, false);
  }

  /** The message, which is never null. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
