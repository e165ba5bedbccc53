package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.api.datause.UseKind;
import org.govnet.api.pensions.IdentifierWithdrawn;
import org.govnet.api.pensions.PensionIdentifier;
import org.govnet.api.pensions.PensionView;
import org.govnet.api.pensions.Pensions;
import org.govnet.api.pensions.UnknownIdentifier;
import org.govnet.api.pensions.ViewNotAvailable;
import org.govnet.api.pensions.ViewRequest;
import org.jspecify.annotations.Nullable;

/**
 * Shows pensions by the identifiers that {@link LiverpoolPensionFinder} registered: both are given
 * one database. The pensions are those of {@link FictionalPensions}. Safe for any number of
 * threads, and of replicas over one database.
 */
final class LiverpoolPensions implements Pensions {
  private static final ContractId CONTRACT = ContractId.of("pensions");

  private final PensionRegister register;
  private final UseLog uses;

  // The node sets it before the first call.
  @Context private @Nullable Caller caller;

  /** A service over a register that is filled with fictional members if it is empty. */
  LiverpoolPensions(Database database, Clock clock, UseLog uses) {
    this(FictionalPensions.register(database, clock), uses, null);
  }

  /** A service that records no uses. */
  LiverpoolPensions(PensionRegister register) {
    this(register, UseLog.NONE, null);
  }

  /** A service for a test, which says who asks. */
  LiverpoolPensions(PensionRegister register, UseLog uses, @Nullable Caller caller) {
    this.register = register;
    this.uses = uses;
    this.caller = caller;
  }

  @Override
  public PensionView view(ViewRequest request) {
    PensionIdentifier identifier = request.identifier();
    PensionRegister.Match match =
        register.match(identifier).orElseThrow(() -> new UnknownIdentifier(identifier));
    PensionView view = shown(match, identifier);
    NationalInsuranceNumber number = match.member().nationalInsuranceNumber();
    Subject subject =
        number == null
            ? null
            : new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, number.value());
    uses.used(caller, subject, UseKind.DISCLOSED_TO, CONTRACT, "view", "pensions");
    return view;
  }

  private static PensionView shown(PensionRegister.Match match, PensionIdentifier identifier) {
    return switch (match.status()) {
      case POSSIBLE -> PensionView.of(match.possible(identifier));
      case YES -> {
        if (!match.member().available()) {
          throw new ViewNotAvailable(match.member().administrator().name());
        }
        yield match.member().view();
      }
      case NO, TIMEOUT, WITHDRAWN, REMOVED ->
          throw new IdentifierWithdrawn(identifier, match.status());
    };
  }
}
