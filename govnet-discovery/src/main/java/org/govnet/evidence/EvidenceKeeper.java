package org.govnet.evidence;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;

/**
 * Keeps a node's evidence as its policy has it, for both sides of its exchanges: nothing goes on
 * that is not on the disk, or waits for it where the policy lets it. Thread-safe.
 */
public final class EvidenceKeeper {
  /** The contract by which logs are countersigned: evidence of that is in the chain itself. */
  public static final ContractId CHECKPOINTS = ContractId.of("evidence-checkpoints");

  private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE_SECONDS = 10;

  private final Evidence log;
  private final EvidencePolicy policy;
  private final LongSupplier nanos;
  private final Consumer<NodeId> met;
  private final AtomicLong probedAt;

  /**
   * Makes one.
   *
   * @param nanos as {@link System#nanoTime}
   * @param met hears with whom there was an exchange
   */
  public EvidenceKeeper(
      Evidence log, EvidencePolicy policy, LongSupplier nanos, Consumer<NodeId> met) {
    this.log = log;
    this.policy = policy;
    this.nanos = nanos;
    this.met = met;
    this.probedAt = new AtomicLong(nanos.getAsLong() - PROBE_NANOS);
  }

  /** Whether there is evidence of a service's exchanges. */
  public boolean keeps(ContractId contract) {
    return !contract.equals(CHECKPOINTS);
  }

  /** Whether bodies are kept of a service's messages. */
  public boolean keepsBodies(ContractId contract) {
    return policy.bodies().contains(contract);
  }

  /**
   * Lets an exchange begin whose evidence can probably be written. While the disk fails, that is
   * tried once a second, so that it begins again by itself.
   *
   * @throws EvidenceUnavailable if it cannot be, and the policy does not let it wait
   */
  public void requireWritable(ContractId contract) {
    if (!keeps(contract) || policy.failureOf(contract) == FailurePolicy.QUEUE) {
      return;
    }
    String failure = log.failure().orElse(null);
    if (failure != null && !works()) {
      throw new EvidenceUnavailable(failure);
    }
  }

  private boolean works() {
    long last = probedAt.get();
    long now = nanos.getAsLong();
    if (now - last < PROBE_NANOS || !probedAt.compareAndSet(last, now)) {
      return false;
    }
    try {
      String unused = await(log.checkpoint());
      return true;
    } catch (EvidenceUnavailable e) {
      return false;
    }
  }

  /**
   * Keeps a record, and waits until it is kept.
   *
   * @throws EvidenceUnavailable if it cannot be
   */
  public void keep(EvidenceRecord record) {
    Evidence.Receipt unused = await(log.append(record, policy.failureOf(record.contract())));
    met.accept(record.role() == EvidenceRecord.Role.CALLER ? record.provider() : record.caller());
  }

  /** An interrupt does not undo what happened: the evidence is waited for all the same. */
  private static <T> T await(CompletableFuture<T> stage) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return stage.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | CompletionException e) {
      if (e.getCause() instanceof EvidenceUnavailable unavailable) {
        throw unavailable;
      }
      throw new EvidenceUnavailable("the evidence cannot be written: " + e.getCause(), e);
    } catch (TimeoutException | CancellationException e) {
      throw new EvidenceUnavailable(
          "the evidence was not on the disk after " + PATIENCE_SECONDS + " s", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
