package org.govnet.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.Operation;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;

/** Makes the exception type that an operation declares for a problem's code. */
final class ProblemRevival {
  private final Map<String, MethodHandle> constructors = new HashMap<>();

  ProblemRevival(Operation operation) {
    operation.problems().forEach((code, type) -> constructors.put(code, constructor(type)));
  }

  private static MethodHandle constructor(Class<? extends ProblemException> type) {
    try {
      return MethodHandles.publicLookup()
          .findConstructor(type, MethodType.methodType(void.class, Problem.class))
          .asType(MethodType.methodType(ProblemException.class, Problem.class));
    } catch (ReflectiveOperationException e) {
      throw new BadContract(
          type.getName() + " and its constructor that takes a Problem must be public");
    }
  }

  ProblemException revive(Problem problem) {
    MethodHandle constructor = constructors.get(problem.code());
    if (constructor == null) {
      return new ProblemException(problem);
    }
    try {
      return (ProblemException) constructor.invokeExact(problem);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an exception's constructor threw " + e, e);
    }
  }
}
