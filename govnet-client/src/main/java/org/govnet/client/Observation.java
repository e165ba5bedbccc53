package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call, seen by all observers; none of them can do it harm. */
final class Observation {
  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);
  private static final Set<String> FIELDS = Set.of("traceparent", "tracestate", "baggage");

  /** Of all their fields together: a node takes no more than 16 KiB of a request's head. */
  private static final int MAX_ADDED = 2048;

  private final List<CallObserver.Observed> all;
  private boolean ended;

  private Observation(List<CallObserver.Observed> all) {
    this.all = all;
  }

  /**
   * A call begins.
   *
   * @return null if nobody looks
   */
  static @Nullable Observation of(List<CallObserver> observers, CallDetails call) {
    if (observers.isEmpty()) {
      return null;
    }
    List<CallObserver.Observed> all = new ArrayList<>(observers.size());
    for (CallObserver observer : observers) {
      safely(() -> all.add(observer.began(call)));
    }
    return new Observation(all);
  }

  /** A client that they observe has joined. */
  static void joined(List<CallObserver> observers, ClientLoad load) {
    observers.forEach(one -> safely(() -> one.joined(load)));
  }

  /** Lets them add their fields to an attempt's. */
  void sending(Headers.Builder headers) {
    int[] left = {MAX_ADDED};
    for (CallObserver.Observed one : all) {
      safely(() -> one.sending((name, value) -> add(headers, name, value, left)));
    }
  }

  private static void add(Headers.Builder headers, String name, String value, int[] left) {
    if (!FIELDS.contains(name)) {
      throw new IllegalArgumentException("an observer may add " + FIELDS + ", not " + name);
    }
    boolean plain = value.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (!plain) {
      throw new IllegalArgumentException("a value of " + name + " is no field's value");
    }
    if (value.length() > left[0]) {
      throw new IllegalArgumentException(
          "observers may add " + MAX_ADDED + " characters in all, and " + name + " is too much");
    }
    left[0] -= value.length();
    headers.set(name, value);
  }

  /** The call is over; told once, whoever notices. */
  void ended(CallReport report) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    for (CallObserver.Observed one : all) {
      safely(() -> one.ended(report));
    }
  }

  private static void safely(Runnable told) {
    try {
      told.run();
    } catch (RuntimeException | Error e) { // such as a library of another version than it needs
      LOG.error("an observer of calls failed; the call is not affected", e);
    }
  }
}
