package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.Caller;
import org.govnet.api.ContractId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.NationalInsuranceNumber;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.SubjectScheme;
import org.govnet.api.datause.UseKind;
import org.govnet.api.pensions.DefiniteMatch;
import org.govnet.api.pensions.FindRequest;
import org.govnet.api.pensions.FindResult;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.pensions.PossibleMatch;
import org.jspecify.annotations.Nullable;

/**
 * Finds pensions in the register that {@link LiverpoolPensions} shows them from, by the rules of
 * {@link PensionMatching}. It keeps nothing of what it is asked: of a match the register has the
 * identifier, the pension and the dates, and of no match, nothing. The node's record of data use is
 * kept apart from the register, and has a find request only if something was found: of somebody
 * unknown it would be the one trace.
 */
final class LiverpoolPensionFinder implements PensionFinder {
  private static final ContractId CONTRACT = ContractId.of("pensions-finder");

  private final PensionRegister register;
  private final UseLog uses;

  // The node sets it before the first call.
  @Context private @Nullable Caller caller;

  /** A finder over a register that is filled with fictional members if it is empty. */
  LiverpoolPensionFinder(Database database, Clock clock, UseLog uses) {
    this(FictionalPensions.register(database, clock), uses, null);
  }

  /** A finder that records no uses. */
  LiverpoolPensionFinder(PensionRegister register) {
    this(register, UseLog.NONE, null);
  }

  /** A finder for a test, which says who asks. */
  LiverpoolPensionFinder(PensionRegister register, UseLog uses, @Nullable Caller caller) {
    this.register = register;
    this.uses = uses;
    this.caller = caller;
  }

  @Override
  public FindResult find(IdempotencyKey key, FindRequest request) {
    request.requireVerified();
    List<PensionRegister.Member> definite = new ArrayList<>();
    List<PensionRegister.Member> possible = new ArrayList<>();
    for (PensionRegister.Member member : register.bornOn(request.person().birthDate())) {
      switch (PensionMatching.compare(request.person(), member)) {
        case DEFINITE -> definite.add(member);
        case POSSIBLE -> possible.add(member);
        case NONE -> {}
      }
    }
    FindResult found =
        definite.isEmpty()
            ? FindResult.possible(possible.stream().map(this::possible).toList())
            : FindResult.definite(definite.stream().map(this::definite).toList());
    NationalInsuranceNumber number = request.person().nationalInsuranceNumber();
    if (number != null && !found.equals(FindResult.nothing())) {
      Subject subject = new Subject(SubjectScheme.NATIONAL_INSURANCE_NUMBER, number.value());
      uses.used(caller, subject, UseKind.DISCLOSED_TO, CONTRACT, "find", "pensions");
    }
    return found;
  }

  private DefiniteMatch definite(PensionRegister.Member member) {
    return new DefiniteMatch(register.registerDefinite(member), member.schemeName());
  }

  private PossibleMatch possible(PensionRegister.Member member) {
    return register.registerPossible(member);
  }
}
