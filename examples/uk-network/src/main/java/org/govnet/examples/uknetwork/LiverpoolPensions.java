package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.datause.CurrentUse;
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
  private final PensionRegister register;

  // The node sets it before the first call.
  @Context private @Nullable CurrentUse use;

  /** A service over a register that is filled with fictional members if it is empty. */
  LiverpoolPensions(Database database, Clock clock) {
    this(FictionalPensions.register(database, clock), null);
  }

  /** A service over a register. */
  LiverpoolPensions(PensionRegister register) {
    this(register, null);
  }

  /** A service for a test, which sees what is said of uses. */
  LiverpoolPensions(PensionRegister register, @Nullable CurrentUse use) {
    this.register = register;
    this.use = use;
  }

  @Override
  public PensionView view(ViewRequest request) {
    PensionIdentifier identifier = request.identifier();
    PensionRegister.Match match =
        register.match(identifier).orElseThrow(() -> new UnknownIdentifier(identifier));
    NationalInsuranceNumber number = match.member().nationalInsuranceNumber();
    if (use != null && number != null) {
      use.about(number); // the node records the use, and knows only the pension's identifier
    }
    return shown(match, identifier);
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
