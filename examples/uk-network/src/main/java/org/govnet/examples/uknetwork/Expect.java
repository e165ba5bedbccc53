package org.govnet.examples.uknetwork;

import java.util.function.Predicate;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a journey takes for granted, looked at. */
final class Expect {
  private Expect() {}

  /** What must be refused. */
  interface Call {
    Object make();
  }

  /**
   * Makes a call that has to be refused with this problem.
   *
   * @return the problem's code
   */
  static String problem(Class<? extends ProblemException> type, Call call) {
    return refused(type.getSimpleName(), type::isInstance, call);
  }

  /**
   * Makes a call that the node has to refuse with this code.
   *
   * @return the problem's code
   */
  static String refused(String code, Call call) {
    return refused(code, e -> e.problem().code().equals(code), call);
  }

  private static String refused(
      String expected, Predicate<ProblemException> isExpected, Call call) {
    Object answer;
    try {
      answer = call.make();
    } catch (ProblemException e) {
      if (isExpected.test(e)) {
        return e.problem().code();
      }
      throw e;
    }
    throw new IllegalStateException(expected + " was expected, and the answer was " + answer);
  }

  /** What has to be the same. */
  static void same(String what, Object expected, @Nullable Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(what + " should be " + expected + ", and is " + found);
    }
  }
}
