package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What another process is to this one: OCDS 1.1, codelist relatedProcess. */
public enum RelatedProcessType {
  /** The process that established the framework which this one calls off. */
  FRAMEWORK("framework"),
  /** The process that planned this one. */
  PLANNING("planning"),
  /** The process whose contract this one may subcontract. */
  PARENT("parent"),
  /** The process that this one renews or replaces. */
  PRIOR("prior"),
  /** The attempt that came to nothing before this one. */
  UNSUCCESSFUL_PROCESS("unsuccessfulProcess"),
  /** A process that may subcontract this one. */
  SUB_CONTRACT("subContract"),
  /** A process that may replace this one. */
  REPLACEMENT_PROCESS("replacementProcess"),
  /** A process that may renew this one. */
  RENEWAL_PROCESS("renewalProcess");

  private final String code;

  RelatedProcessType(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static RelatedProcessType fromString(String code) {
    return Codes.find("related process", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
