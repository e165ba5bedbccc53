package org.govnet.api.pensions;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an identity service may have verified of a person; the rest the person asserts. */
public enum FindAttribute {
  /** {@link Person#givenName}. */
  @JsonProperty("givenName")
  GIVEN_NAME("givenName"),
  /** {@link Person#familyName}. */
  @JsonProperty("familyName")
  FAMILY_NAME("familyName"),
  /** {@link Person#birthDate}. */
  @JsonProperty("birthDate")
  BIRTH_DATE("birthDate"),
  /** {@link Person#currentAddress}. */
  @JsonProperty("currentAddress")
  CURRENT_ADDRESS("currentAddress"),
  /** {@link Person#nationalInsuranceNumber}. */
  @JsonProperty("nationalInsuranceNumber")
  NATIONAL_INSURANCE_NUMBER("nationalInsuranceNumber"),
  /** {@link Person#email}. */
  @JsonProperty("email")
  EMAIL("email"),
  /** {@link Person#mobile}. */
  @JsonProperty("mobile")
  MOBILE("mobile");

  private final String code;

  FindAttribute(String code) {
    this.code = code;
  }

  /** The code, as it travels. */
  @Override
  public String toString() {
    return code;
  }
}
