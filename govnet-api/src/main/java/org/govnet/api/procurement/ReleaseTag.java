package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What a release is about: OCDS 1.1, codelist releaseTag. */
public enum ReleaseTag {
  /** What is intended; here, that demand is asked for. */
  PLANNING("planning"),
  /** More about what is intended, or that it is withdrawn. */
  PLANNING_UPDATE("planningUpdate"),
  /** Bids are asked for. */
  TENDER("tender"),
  /** A formal amendment of a tender. */
  TENDER_AMENDMENT("tenderAmendment"),
  /** More about a tender, or that it was unsuccessful. */
  TENDER_UPDATE("tenderUpdate"),
  /** A tender is cancelled. */
  TENDER_CANCELLATION("tenderCancellation"),
  /** An award is made. */
  AWARD("award"),
  /** More about an award; here, that a framework has expired. */
  AWARD_UPDATE("awardUpdate"),
  /** An award is cancelled. */
  AWARD_CANCELLATION("awardCancellation"),
  /** A contract is entered into. */
  CONTRACT("contract"),
  /** More about a contract; here, that it is signed or cancelled. */
  CONTRACT_UPDATE("contractUpdate"),
  /** A formal amendment of a contract. */
  CONTRACT_AMENDMENT("contractAmendment"),
  /** How a contract is being carried out. */
  IMPLEMENTATION("implementation"),
  /** More of how a contract is being carried out. */
  IMPLEMENTATION_UPDATE("implementationUpdate"),
  /** A contract is over. */
  CONTRACT_TERMINATION("contractTermination"),
  /** Several releases merged into one; in records alone. */
  COMPILED("compiled");

  private final String code;

  ReleaseTag(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static ReleaseTag fromString(String code) {
    return Codes.find("release tag", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
