package org.govnet.node;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.idempotency.Claim;
import org.govnet.idempotency.Completion;
import org.govnet.idempotency.IdempotencyStore;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/** Where a node stops, and says so, for its parent to kill it. */
final class KillPoint {
  static final String SAID = "AT ";
  private static final String NEVER = "NEVER";

  /** The steps of a keyed write that the node or its service can be stopped after. */
  enum Step {
    /** The key is taken, and the service has not run. */
    CLAIMED,
    /** The service has written all, and not committed. */
    WORKED,
    /** The service has committed. */
    COMMITTED,
    /** The node has kept the answer, and neither recorded nor sent it. */
    KEPT
  }

  private final @Nullable Step step;
  private final AtomicInteger left;

  private KillPoint(@Nullable Step step, int number) {
    this.step = step;
    this.left = new AtomicInteger(number);
  }

  /** What {@link #read} reads: at the {@code number}th time of a step; null for nowhere. */
  static String write(@Nullable Step step, int number) {
    return step == null ? NEVER : step + ":" + number;
  }

  static KillPoint read(String text) {
    if (text.equals(NEVER)) {
      return new KillPoint(null, 0);
    }
    String[] parts = text.split(":", -1);
    return new KillPoint(Step.valueOf(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Does not return if it is the moment to be killed. */
  void taken(Step taken) {
    if (taken == step && left.decrementAndGet() == 0) {
      System.out.println(SAID + taken);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody killed it", e);
      }
    }
  }

  /** A store whose node stops as its steps are taken. */
  IdempotencyStore in(IdempotencyStore store) {
    return new Stopping(store);
  }

  private final class Stopping implements IdempotencyStore {
    private final IdempotencyStore store;

    private Stopping(IdempotencyStore store) {
      this.store = store;
    }

    @Override
    public Claim claim(Scope scope, String asked, boolean exactlyOnce, Duration lease) {
      Claim claim = store.claim(scope, asked, exactlyOnce, lease);
      if (exactlyOnce && claim instanceof Claim.Run) {
        taken(Step.CLAIMED);
      }
      return claim;
    }

    @Override
    public Completion complete(Claim.Run run, ResponseMessage answer) {
      Completion completion = store.complete(run, answer);
      if (run.exactlyOnce()) {
        taken(Step.KEPT);
      }
      return completion;
    }

    @Override
    public void release(Claim.Run run) {
      store.release(run);
    }

    @Override
    public boolean joinsTransactions() {
      return store.joinsTransactions();
    }

    @Override
    public boolean within(Claim.Run run, Connection connection, @Nullable ResponseMessage answer) {
      return store.within(run, connection, answer);
    }
  }
}
