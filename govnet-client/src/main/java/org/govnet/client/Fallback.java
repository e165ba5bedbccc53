package org.govnet.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.govnet.api.GovnetException;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a node that could not answer: an implementation of the contract, asked once the
 * engine has given up, and never where the peer decided (a 4xx other than 429), nobody could be
 * asked, or the caller broke off.
 */
final class Fallback {
  private static final int TOO_MANY = 429;

  private final Function<GovnetException, ? extends @Nullable Object> standIns;

  Fallback(Function<GovnetException, ? extends @Nullable Object> standIns) {
    this.standIns = standIns;
  }

  /**
   * Answers instead, or throws what there was to throw.
   *
   * @throws Throwable {@code failure}, or what the stand-in throws
   */
  @Nullable Object answer(
      GovnetException failure, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    Object standIn = gaveUp(failure) ? standIns.apply(failure) : null;
    if (standIn == null) {
      throw failure;
    }
    method.setAccessible(true); // a contract need not be public
    try {
      return method.invoke(standIn, arguments);
    } catch (InvocationTargetException e) {
      Throwable own = e.getTargetException();
      if (own != failure) {
        own.addSuppressed(failure);
      }
      throw own;
    }
  }

  private static boolean gaveUp(GovnetException failure) {
    if (failure instanceof CallFailed failed) {
      return !failed.brokenOff();
    }
    return failure instanceof ProblemException problem
        && (problem.problem().status() >= 500 || problem.problem().status() == TOO_MANY);
  }
}
