package org.govnet.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Says what a {@link Peer} answers, and so also what it expects to be asked.
 *
 * <pre>{@code
 * when(manchester.application("3fa9c1d2")).thenReturn(granted());
 * when(manchester.application("0")).thenThrow(new ApplicationNotFound("0"));
 * whenCalled(() -> manchester.withdraw("3fa9c1d2")).thenReturn();   // an operation without an answer
 * }</pre>
 *
 * A call is expected exactly as written: method, path, query and JSON body, which are compared as
 * values and not as text. An {@code Idempotency-Key} is not compared, for it names one call and not
 * what is asked. An answer holds for any number of calls. A later stub of the same call replaces
 * the earlier one, used or not, so that a test may overrule what its set-up says.
 */
public final class Stubs {
  private Stubs() {}

  /**
   * Expects a call.
   *
   * @param call a call of a {@link Peer} field, written inside the brackets
   * @throws IllegalStateException if there is no such call inside the brackets
   */
  public static <T> Stubbing<T> when(@Nullable T call) {
    return Recorder.expect("when(...)");
  }

  /**
   * Expects a call of an operation that answers without a body, which {@link #when} cannot take.
   *
   * @param call makes a call of a {@link Peer} field
   * @throws IllegalStateException if it makes none
   */
  public static Stubbing<Void> whenCalled(Runnable call) {
    call.run();
    return Recorder.expect("whenCalled(...)");
  }
}
