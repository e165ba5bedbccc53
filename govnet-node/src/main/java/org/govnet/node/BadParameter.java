package org.govnet.node;

/** Says in words for the caller why a path or query parameter cannot be read. */
final class BadParameter extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BadParameter(String detail, Throwable cause) {
    super(detail, cause);
  }
}
