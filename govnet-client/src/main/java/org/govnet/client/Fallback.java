package org.govnet.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

  /** A stage that has the stand-in's answer where the call fails; cancelling it ends the call. */
  CompletableFuture<@Nullable Object> behind(
      CompletableFuture<@Nullable Object> call,
      Method method,
      @Nullable Object @Nullable [] arguments) {
    CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
    CompletableFuture<?> unused =
        call.whenComplete(
            (value, thrown) -> {
              if (thrown instanceof GovnetException failure && !result.isDone()) {
                instead(result, failure, method, arguments);
              } else {
                complete(result, value, thrown);
              }
            });
    CompletableFuture<?> unusedToo =
        result.whenComplete((value, thrown) -> call.cancel(false)); // for nothing, if it has ended
    return result;
  }

  private void instead(
      CompletableFuture<@Nullable Object> result,
      GovnetException failure,
      Method method,
      @Nullable Object @Nullable [] arguments) {
    try {
      if (answer(failure, method, arguments) instanceof CompletionStage<?> own) {
        CompletionStage<?> unused =
            own.whenComplete((value, thrown) -> complete(result, value, thrown));
      } else {
        throw failure; // no stage at all is no answer
      }
    } catch (Throwable e) { // the stand-in's, whatever it is, is the stage's
      result.completeExceptionally(e);
    }
  }

  private static void complete(
      CompletableFuture<@Nullable Object> result,
      @Nullable Object value,
      @Nullable Throwable thrown) {
    if (thrown == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(thrown);
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
