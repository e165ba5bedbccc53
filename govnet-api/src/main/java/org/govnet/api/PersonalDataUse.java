package org.govnet.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on personal data asks of its callers, as read from {@link PersonalData}.
 *
 * @param subject where the request says whom it is about: a path parameter's name or a JSON pointer
 *     into the body; empty for no one person
 * @param purposes what the data may be asked for; at least one
 * @param specialCategory whether the legal basis needs a condition of Article 9(2)
 */
public record PersonalDataUse(String subject, List<Purpose> purposes, boolean specialCategory) {
  /** Copies the purposes. */
  public PersonalDataUse {
    purposes = List.copyOf(purposes);
  }

  /**
   * Why a call may not be made, or served; both sides ask this.
   *
   * @param operation the operation's name, for the message
   * @param purpose what the caller says; null if nothing
   * @param basis what the caller says; null if nothing
   * @return the problem; empty if the call may go on
   */
  public Optional<Problem> refusal(
      String operation, @Nullable Purpose purpose, @Nullable LegalBasis basis) {
    if (purpose == null) {
      return refuse(
          "purpose-missing",
          "The call does not say what the data is for",
          operation + " needs " + Purpose.HEADER + ", one of " + purposes);
    }
    if (!purposes.contains(purpose)) {
      return refuse(
          "purpose-not-allowed",
          "The data is not to be had for this purpose",
          operation + " serves " + purposes + ", not " + purpose);
    }
    if (basis == null) {
      return refuse(
          "legal-basis-missing",
          "The call does not name its legal basis",
          operation + " needs " + LegalBasis.HEADER + ", such as " + LegalBasis.publicTask());
    }
    if (specialCategory && basis.article9() == null) {
      return refuse(
          "legal-basis-insufficient",
          "The legal basis does not cover data of a special category",
          operation
              + " needs a condition of UK GDPR Article 9(2) besides "
              + basis
              + ", such as "
              + LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE.code());
    }
    return Optional.empty();
  }

  private static Optional<Problem> refuse(String code, String title, String detail) {
    return Optional.of(Problem.of(403, code, Party.CALLER, title, detail));
  }
}
