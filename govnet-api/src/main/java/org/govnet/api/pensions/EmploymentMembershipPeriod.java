package org.govnet.api.pensions;

import java.time.LocalDate;
import org.govnet.api.Text;
import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * An employment that the pension comes from.
 *
 * @param employerName at most 140 characters
 * @param employerStatus whether it goes on
 * @param membershipStartDate when the person joined the scheme through it
 * @param membershipEndDate when that ended; null if it goes on, or is not known
 */
@WireObject
public record EmploymentMembershipPeriod(
    String employerName,
    EmployerStatus employerStatus,
    LocalDate membershipStartDate,
    @Nullable LocalDate membershipEndDate) {
  /**
   * Checks the name and the order of the dates.
   *
   * @throws IllegalArgumentException if the name is blank or too long, or it ends before it begins
   */
  public EmploymentMembershipPeriod {
    Text.require("employerName", employerName, 140);
    if (membershipEndDate != null && membershipEndDate.isBefore(membershipStartDate)) {
      throw new IllegalArgumentException(
          "membershipEndDate must not be before membershipStartDate: " + membershipEndDate);
    }
  }
}
