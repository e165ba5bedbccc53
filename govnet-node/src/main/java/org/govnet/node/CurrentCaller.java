package org.govnet.node;

import java.time.Duration;
import java.util.Optional;
import org.govnet.api.AgreementId;
import org.govnet.api.Caller;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a service for whoever asks at each time. It goes by the thread, not by the host's
 * injection, so that one service can be served by two replicas in a process.
 */
final class CurrentCaller implements Caller {
  private static final ThreadLocal<@Nullable Served> CURRENT = new ThreadLocal<>();

  /** Who is served on a thread, and what else is to be undone when that ends. */
  private record Served(Caller caller, Runnable undo) {}

  /** From here on this thread serves {@code caller}. */
  static void begin(Caller caller) {
    begin(caller, () -> {});
  }

  /**
   * From here on this thread serves {@code caller}.
   *
   * @param undo run on this thread when it no longer does
   */
  static void begin(Caller caller, Runnable undo) {
    CURRENT.set(new Served(caller, undo));
  }

  /** This thread serves nobody. */
  static void end() {
    Served served = CURRENT.get();
    if (served != null) {
      CURRENT.remove();
      served.undo.run();
    }
  }

  /** Whose call this thread serves; null if it serves none. */
  static @Nullable Caller now() {
    Served served = CURRENT.get();
    return served == null ? null : served.caller;
  }

  /** The key under which this thread serves its caller; null if there is none. */
  static @Nullable KeyedRun run() {
    return now() instanceof Arrived arrived ? arrived.run() : null;
  }

  /** The use of personal data that this thread serves; null if there is none. */
  static @Nullable SaidUse use() {
    return now() instanceof Arrived arrived ? arrived.use() : null;
  }

  /** This thread no longer serves {@code caller}; if it serves another, it goes on. */
  static void end(Caller caller) {
    Served served = CURRENT.get();
    if (served != null && served.caller == caller) {
      end();
    }
  }

  private static Caller current() {
    Served served = CURRENT.get();
    if (served == null) {
      throw new IllegalStateException(
          "there is a Caller only while a contract's operation is served, on the thread that serves"
              + " it");
    }
    return served.caller;
  }

  @Override
  public NodeId node() {
    return current().node();
  }

  @Override
  public NetworkId network() {
    return current().network();
  }

  @Override
  public Duration remaining() {
    return current().remaining();
  }

  @Override
  public Optional<Purpose> purpose() {
    return current().purpose();
  }

  @Override
  public Optional<LegalBasis> legalBasis() {
    return current().legalBasis();
  }

  @Override
  public Optional<AgreementId> agreement() {
    return current().agreement();
  }

  @Override
  public Optional<NodeId> requester() {
    return current().requester();
  }

  @Override
  public String toString() {
    Served served = CURRENT.get();
    return served == null ? "no caller now" : served.caller.toString();
  }
}
