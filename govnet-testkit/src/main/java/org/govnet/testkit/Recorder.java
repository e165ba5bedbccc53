package org.govnet.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Carries a call from a {@link Peer} field to the {@code when(...)} around it: Java has evaluated
 * the argument before {@code when} runs, so it has to wait somewhere.
 */
final class Recorder {
  private static final ThreadLocal<@Nullable RecordedCall> WAITING = new ThreadLocal<>();

  private Recorder() {}

  static void record(RecordedCall call) {
    RecordedCall before = waiting();
    WAITING.remove();
    if (before != null) {
      throw new IllegalStateException(
          StubBook.strayCall(before) + "; then came " + call + ", which may be inside it");
    }
    call.book().stray(call);
    WAITING.set(call);
  }

  static <T> Stubbing<T> expect(String what) {
    RecordedCall call = waiting();
    WAITING.remove();
    if (call == null) {
      throw new IllegalStateException(
          what
              + " needs a call of a @Peer field inside its brackets, such as"
              + " when(manchester.application(\"1\"))");
    }
    call.book().expected(call);
    return new Stubbing<>(call);
  }

  static void requireNoneInside(String what) {
    RecordedCall call = waiting();
    if (call != null) {
      WAITING.remove();
      throw new IllegalStateException(
          what + " needs a value, and " + call + " is a call of a stub, which has none");
    }
  }

  /** What an earlier test left behind counts for nothing. */
  private static @Nullable RecordedCall waiting() {
    RecordedCall call = WAITING.get();
    return call != null && call.book().isOpen() ? call : null;
  }
}
