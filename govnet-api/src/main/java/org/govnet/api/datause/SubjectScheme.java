package org.govnet.api.datause;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.NhsNumber;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.VatRegistrationNumber;

/** What kind of identifier a person is known by. */
public enum SubjectScheme {
  /** An {@link NhsNumber}. */
  @JsonProperty("nhs-number")
  NHS_NUMBER("nhs-number"),
  /** A {@link NationalInsuranceNumber}. */
  @JsonProperty("national-insurance-number")
  NATIONAL_INSURANCE_NUMBER("national-insurance-number"),
  /** A {@link VatRegistrationNumber}, which for a sole trader is a person's. */
  @JsonProperty("vat-registration-number")
  VAT_REGISTRATION_NUMBER("vat-registration-number");

  private final String code;

  SubjectScheme(String code) {
    this.code = code;
  }

  /**
   * An identifier of this kind in its one spelling.
   *
   * @param value as somebody typed it
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  public String checked(String value) {
    PersonalIdentifier identifier =
        switch (this) {
          case NHS_NUMBER -> NhsNumber.of(value);
          case NATIONAL_INSURANCE_NUMBER -> NationalInsuranceNumber.of(value);
          case VAT_REGISTRATION_NUMBER -> VatRegistrationNumber.of(value);
        };
    return identifier.value();
  }

  /** The code, as it travels. */
  @Override
  public String toString() {
    return code;
  }
}
