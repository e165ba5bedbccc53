package org.govnet.api.care;

import java.util.List;
import org.govnet.api.FieldError;
import org.govnet.api.Problem;
import org.govnet.api.ProblemCode;
import org.govnet.api.ProblemException;

/** The care service does not accept such a referral now; nothing was changed. */
@ProblemCode(value = "referral-not-accepted", status = 422, title = "Referral not accepted")
public class ReferralNotAccepted extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * For the service.
   *
   * @param reasons why, at least one
   */
  public ReferralNotAccepted(List<NotAcceptedReason> reasons) {
    super(
        problemOf(
                ReferralNotAccepted.class,
                "the care service does not accept such a referral now; ask for its capability")
            .withErrors(reasons.stream().map(ReferralNotAccepted::error).toList()));
  }

  /** For the client, which makes it again from what the node answered. */
  public ReferralNotAccepted(Problem problem) {
    super(problem);
  }

  private static FieldError error(NotAcceptedReason reason) {
    return switch (reason) {
      case SERVICE_NOT_ACTIVE -> new FieldError("/serviceId", "service-not-active", "it is closed");
      case CATEGORY_NOT_ACCEPTED ->
          new FieldError("/category", "category-not-accepted", "it does not do that");
      case AREA_NOT_SERVED ->
          new FieldError("/person/area", "area-not-served", "it is for residents of other places");
      case AGE_OUT_OF_RANGE ->
          new FieldError("/person/birthDate", "age-out-of-range", "it is for other ages");
      case SLOT_REQUIRED -> new FieldError("/slotId", "slot-required", "it needs a slot");
      case NO_SLOTS -> new FieldError("/slotId", "no-slots", "it has no slots: leave it out");
    };
  }
}
