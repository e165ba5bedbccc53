package org.govnet.api.pensions;

import java.time.LocalDate;
import java.util.List;
import org.govnet.api.MaxItems;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * A pension, as its provider holds it.
 *
 * @param schemeName the scheme's name, or the product's; at most 140 characters
 * @param contactReference what the person quotes to the administrator, at most 35 characters; null
 *     if there is none
 * @param pensionType its kind
 * @param pensionStatus what the person is to the scheme
 * @param startDate when the person joined; null if not known
 * @param retirementDate from when it is drawn, or is meant to be; for the State Pension, the State
 *     Pension date; null if not known
 * @param statePensionMessageEng for the State Pension: a message in English
 * @param statePensionMessageWelsh for the State Pension: the message in Welsh
 * @param administrator who runs it
 * @param employments what it comes from; empty for a personal pension and the State Pension
 * @param benefitIllustrations its values, latest first
 * @param lastUpdatedDate when the provider last changed any of this
 */
@WireObject
public record PensionArrangement(
    String schemeName,
    @Nullable String contactReference,
    PensionType pensionType,
    PensionStatus pensionStatus,
    @Nullable LocalDate startDate,
    @Nullable LocalDate retirementDate,
    @Nullable String statePensionMessageEng,
    @Nullable String statePensionMessageWelsh,
    PensionAdministrator administrator,
    @MaxItems(20) List<EmploymentMembershipPeriod> employments,
    @MaxItems(10) List<BenefitIllustration> benefitIllustrations,
    LocalDate lastUpdatedDate) {
  /**
   * Copies the lists and checks the texts.
   *
   * @throws IllegalArgumentException if a text is blank or too long, a list too long, or a State
   *     Pension's message is there for another kind
   */
  public PensionArrangement {
    Text.require("schemeName", schemeName, 140);
    Text.optional("contactReference", contactReference, 35);
    if (pensionType != PensionType.SP
        && (statePensionMessageEng != null || statePensionMessageWelsh != null)) {
      throw new IllegalArgumentException(
          "statePensionMessageEng and statePensionMessageWelsh are for pensionType SP alone: "
              + pensionType);
    }
    employments = List.copyOf(employments);
    benefitIllustrations = List.copyOf(benefitIllustrations);
    if (employments.size() > 20 || benefitIllustrations.size() > 10) {
      throw new IllegalArgumentException(
          "employments must be at most 20 and benefitIllustrations at most 10: "
              + employments.size()
              + ", "
              + benefitIllustrations.size());
    }
  }

  /** What it is, without whose or how much. */
  @Override
  public String toString() {
    return "PensionArrangement[" + schemeName + ", " + pensionType + ", " + pensionStatus + "]";
  }
}
