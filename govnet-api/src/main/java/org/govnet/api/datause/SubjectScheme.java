package org.govnet.api.datause;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.NhsNumber;
import org.govnet.api.PersonalIdentifier;
import org.govnet.api.VatRegistrationNumber;

/** What kind of identifier a person is known by. */
public enum SubjectScheme {
  /** An {@link NhsNumber}. */
  @JsonProperty("nhs-number")
  NHS_NUMBER("nhs-number", NhsNumber.class),
  /** A {@link NationalInsuranceNumber}. */
  @JsonProperty("national-insurance-number")
  NATIONAL_INSURANCE_NUMBER("national-insurance-number", NationalInsuranceNumber.class),
  /** A {@link VatRegistrationNumber}, which for a sole trader is a person's. */
  @JsonProperty("vat-registration-number")
  VAT_REGISTRATION_NUMBER("vat-registration-number", VatRegistrationNumber.class);

  private final String code;
  private final Class<? extends PersonalIdentifier> type;

  SubjectScheme(String code, Class<? extends PersonalIdentifier> type) {
    this.code = code;
    this.type = type;
  }

  /**
   * The kind that values of a type are.
   *
   * @param type a value type, such as {@code NhsNumber.class}
   * @return empty if a person is not looked up by it
   */
  public static Optional<SubjectScheme> of(Class<?> type) {
    return Stream.of(values()).filter(each -> each.type == type).findFirst();
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
