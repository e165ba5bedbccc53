package org.govnet.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one test expects of its peers, and what came otherwise. Thread-safe. */
final class StubBook {
  private final List<Stub> stubs = new ArrayList<>();
  private final Set<RecordedCall> stray = new LinkedHashSet<>();
  private final Set<RecordedCall> unanswered = new LinkedHashSet<>();
  private final Map<String, Integer> unexpected = new LinkedHashMap<>();
  private boolean open = true;

  synchronized boolean isOpen() {
    return open;
  }

  /** A stub was called, so far outside any {@code when(...)}. */
  synchronized void stray(RecordedCall call) {
    stray.add(call);
  }

  /** The call was inside a {@code when(...)}. */
  synchronized void expected(RecordedCall call) {
    stray.remove(call);
    unanswered.add(call);
  }

  /** The call has its answer. */
  synchronized void add(RecordedCall call, Stub stub) {
    if (!unanswered.remove(call)) {
      throw new IllegalStateException(
          call + " has its answer already, or its test is over: write a when(...) for each");
    }
    stubs.removeIf(
        earlier -> {
          boolean replaced = stub.replaces(earlier);
          if (replaced) {
            earlier.peer().remove(earlier);
          }
          return replaced;
        });
    stubs.add(stub);
    stub.peer().add(stub);
  }

  /**
   * Uses the stub that expects a call.
   *
   * @return nothing, or in what way no stub expects it
   */
  synchronized Optional<Unexpected> use(StubPeer peer, String caller, Asked asked) {
    Optional<Stub> stub =
        stubs.stream().filter(s -> s.peer() == peer && s.expects(asked)).findFirst();
    if (stub.isPresent()) {
      stub.get().use();
      return Optional.empty();
    }
    Optional<Stub> nearest =
        stubs.stream()
            .filter(s -> s.peer() == peer)
            .min(Comparator.comparingInt(s -> s.asked().distance(asked)));
    Unexpected call = new Unexpected(peer.node(), caller, asked, nearest.orElse(null));
    unexpected.merge(call.report(), 1, Integer::sum);
    return Optional.of(call);
  }

  /** What was called as if it were a client, if anything was. */
  synchronized Optional<String> strayCall() {
    return stray.stream().findFirst().map(StubBook::strayCall);
  }

  static String strayCall(RecordedCall call) {
    return call
        + " was called outside when(...), and a @Peer field is no client; to call "
        + call.peer().node()
        + ", ask a caller: @As(\"leeds\") Govnet leeds, then leeds.client("
        + call.operation().method().getDeclaringClass().getSimpleName()
        + ".class)";
  }

  /**
   * Ends the test.
   *
   * @param failed whether it has failed already, so that what is left undone need not be told
   * @return what is wrong, a paragraph each
   */
  synchronized List<String> close(boolean failed) {
    open = false;
    List<String> wrong = new ArrayList<>();
    stray.forEach(call -> wrong.add(strayCall(call)));
    unexpected.forEach((report, times) -> wrong.add(times(report, times)));
    if (!failed) {
      unanswered.forEach(
          call -> wrong.add("when(" + call + ") has no answer: add thenReturn or thenThrow"));
      String missed =
          stubs.stream()
              .filter(Stub::isMissed)
              .map(stub -> "\n  " + stub)
              .collect(Collectors.joining());
      if (!missed.isEmpty()) {
        wrong.add("stubs were never used; remove them, or make them lenient():" + missed);
      }
    }
    stubs.forEach(stub -> stub.peer().remove(stub));
    return wrong;
  }

  private static String times(String report, int times) {
    return times == 1 ? report : report + "\n  (" + times + " times)";
  }
}
