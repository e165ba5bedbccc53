package org.govnet.api.vehicle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether vehicle tax is paid; the values are VES's. */
public enum TaxStatus {
  /** Vehicle tax is paid, or nil by exemption. */
  @JsonProperty("Taxed")
  TAXED,
  /** Tax is due and has not been paid. */
  @JsonProperty("Untaxed")
  UNTAXED,
  /** Its keeper has made a Statutory Off Road Notification. */
  @JsonProperty("SORN")
  SORN,
  /** Not taxed for use on public roads. */
  @JsonProperty("Not Taxed for on Road Use")
  NOT_TAXED_FOR_ON_ROAD_USE
}
