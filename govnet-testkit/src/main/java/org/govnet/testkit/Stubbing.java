package org.govnet.testkit;

import org.govnet.api.Operation;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.discovery.WireJson;

/**
 * A call that is expected, and is to be given its answer.
 *
 * @param <T> what the operation answers
 */
public final class Stubbing<T> {
  private static final byte[] NO_BODY = new byte[0];

  private final RecordedCall call;
  private boolean lenient;

  Stubbing(RecordedCall call) {
    this.call = call;
  }

  /** The test does not fail if this stub is never used. */
  public Stubbing<T> lenient() {
    lenient = true;
    return this;
  }

  /**
   * The answer: 200 with a body, signed by the peer; of an operation that returns a {@code
   * Response}, its status, type, {@code Location}, {@code ETag} and bytes. What returns a {@code
   * CompletionStage} is given one that is complete.
   *
   * @throws IllegalArgumentException if the operation does not answer with such a value
   */
  public void thenReturn(T value) {
    Recorder.requireNoneInside("thenReturn(...)");
    Operation operation = call.operation();
    Object given = operation.staged() ? StubAnswers.completed(call, value) : value;
    Class<?> raw = StubAnswers.raw(operation);
    if (operation.staged() && raw == void.class && given == null) {
      call.answer(new StubAnswer(204, null, NO_BODY, null), lenient);
      return;
    }
    if (raw == void.class || !raw.isInstance(given)) {
      throw new IllegalArgumentException(
          call
              + (raw == void.class
                  ? " answers without a body: use whenCalled(...).thenReturn()"
                  : " answers with a " + raw.getSimpleName() + ", and not " + given));
    }
    call.answer(StubAnswers.of(call, given), lenient);
  }

  /**
   * The answer of an operation that answers without a body: 204.
   *
   * @throws IllegalArgumentException if the operation answers with one
   */
  public void thenReturn() {
    Class<?> raw = StubAnswers.raw(call.operation());
    if (raw != void.class) {
      throw new IllegalArgumentException(
          call + " answers with a " + raw.getSimpleName() + ": use thenReturn(value)");
    }
    call.answer(new StubAnswer(204, null, NO_BODY, null), lenient);
  }

  /** The answer is a problem, signed by the peer. */
  public void thenThrow(ProblemException thrown) {
    Recorder.requireNoneInside("thenThrow(...)");
    Problem problem = thrown.problem();
    call.answer(
        new StubAnswer(
            problem.status(),
            Problem.MEDIA_TYPE,
            WireJson.write(problem),
            thrown.retryAfter().orElse(null)),
        lenient);
  }
}
