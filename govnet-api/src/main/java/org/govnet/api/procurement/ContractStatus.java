package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/**
 * Where a contract stands: OCDS 1.1, codelist contractStatus. {@link CallOffLifecycle} has what
 * leads from one to another.
 */
public enum ContractStatus {
  /** Proposed, and not signed yet. */
  PENDING("pending"),
  /** Signed by all, and in force. */
  ACTIVE("active"),
  /** Taken back before it was signed. */
  CANCELLED("cancelled"),
  /** Was in force, and is over: finished, or ended early. */
  TERMINATED("terminated");

  private final String code;

  ContractStatus(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ContractStatus fromString(String code) {
    return Codes.find("contract status", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
