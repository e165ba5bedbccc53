package org.govnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One exchange, seen by all observers; none of them can do it harm. */
final class Seen {
  private static final Logger LOG = LoggerFactory.getLogger(Seen.class);

  private final List<ExchangeObserver.Observed> all;
  private final long sinceNanos;
  private @Nullable ExchangeDetails details;

  private Seen(List<ExchangeObserver.Observed> all, long sinceNanos) {
    this.all = all;
    this.sinceNanos = sinceNanos;
  }

  /**
   * A request has arrived.
   *
   * @param sinceNanos when, as {@link System#nanoTime}
   */
  static Seen by(
      List<ExchangeObserver> observers, long sinceNanos, Function<String, @Nullable String> field) {
    List<ExchangeObserver.Observed> all = new ArrayList<>(observers.size());
    observers.forEach(observer -> safely(() -> all.add(observer.began(field))));
    return new Seen(all, sinceNanos);
  }

  long sinceNanos() {
    return sinceNanos;
  }

  /** Which operation it is; null before that is known. */
  @Nullable ExchangeDetails details() {
    return details;
  }

  /**
   * The service is about to run on this thread.
   *
   * @return run on it when it no longer serves the request
   */
  Runnable entered(ExchangeDetails operation) {
    List<Runnable> undo = new ArrayList<>(all.size());
    all.forEach(one -> safely(() -> undo.add(0, one.entered(operation))));
    return () -> undo.forEach(Seen::safely);
  }

  /** Which operation it is, whatever becomes of it. */
  void known(@Nullable ExchangeDetails operation) {
    details = operation;
  }

  void ended(ExchangeReport report) {
    all.forEach(one -> safely(() -> one.ended(report)));
  }

  /** Tells observers something, each on its own. */
  static void tell(List<ExchangeObserver> observers, Consumer<ExchangeObserver> what) {
    observers.forEach(observer -> safely(() -> what.accept(observer)));
  }

  private static void safely(Runnable told) {
    try {
      told.run();
    } catch (RuntimeException | Error e) { // such as a library of another version than it needs
      LOG.error("an observer of exchanges failed; the exchange is not affected", e);
    }
  }
}
