package org.govnet.examples.uknetwork;

import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.pensions.DefiniteMatch;
import org.govnet.api.pensions.FindRequest;
import org.govnet.api.pensions.FindResult;
import org.govnet.api.pensions.PensionFinder;
import org.govnet.api.pensions.PossibleMatch;
import org.jspecify.annotations.Nullable;

/**
 * Finds pensions in the register that {@link LiverpoolPensions} shows them from, by the rules of
 * {@link PensionMatching}. It keeps nothing of what it is asked: of a match the register has the
 * identifier, the pension and the dates, and of no match, nothing. That somebody asked is in the
 * node's record of data use, which is kept apart from the register, under a keyed hash of the
 * number that was given.
 */
final class LiverpoolPensionFinder implements PensionFinder {
  private final PensionRegister register;

  // The node sets it before the first call.
  @Context private @Nullable CurrentUse use;

  /** A finder over a register that is filled with fictional members if it is empty. */
  LiverpoolPensionFinder(Database database, Clock clock) {
    this(FictionalPensions.register(database, clock), null);
  }

  /** A finder over a register. */
  LiverpoolPensionFinder(PensionRegister register) {
    this(register, null);
  }

  /** A finder for a test, which sees what is said of uses. */
  LiverpoolPensionFinder(PensionRegister register, @Nullable CurrentUse use) {
    this.register = register;
    this.use = use;
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
    if (use != null && !found.equals(FindResult.nothing())) {
      use.disclosed(); // a write, since it makes identifiers; and yet it tells what there is
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
