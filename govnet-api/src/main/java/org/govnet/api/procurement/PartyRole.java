package org.govnet.api.procurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.govnet.api.Codes;

/** What an organisation does in a process: OCDS 1.1, codelist partyRole. */
public enum PartyRole {
  /** Pays for what is bought. */
  BUYER("buyer"),
  /** Runs the procurement; here, the hub. */
  PROCURING_ENTITY("procuringEntity"),
  /** Is awarded, or provides. */
  SUPPLIER("supplier"),
  /** Has bid. */
  TENDERER("tenderer"),
  /** Provides the money. */
  FUNDER("funder"),
  /** Has asked about it. */
  ENQUIRER("enquirer"),
  /** Makes a payment. */
  PAYER("payer"),
  /** Is paid. */
  PAYEE("payee"),
  /** Hears challenges. */
  REVIEW_BODY("reviewBody"),
  /** Has shown interest without bidding. */
  INTERESTED_PARTY("interestedParty");

  private final String code;

  PartyRole(String code) {
    this.code = code;
  }

  /**
   * The constant with that code; Jakarta REST calls it for a query parameter.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  @JsonCreator
  public static PartyRole fromString(String code) {
    return Codes.find("party role", values(), code);
  }

  /** The code, as it travels. */
  @JsonValue
  @Override
  public String toString() {
    return code;
  }
}
