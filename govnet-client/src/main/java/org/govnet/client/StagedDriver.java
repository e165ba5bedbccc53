package org.govnet.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does what a {@link CallMachine} says on OkHttp's threads: for calls that are awaited as a stage,
 * and for those that are hedged, which one thread cannot make.
 */
final class StagedDriver {
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Time time;
  private final Later later;

  StagedDriver(Time time, Later later) {
    this.time = time;
    this.later = later;
  }

  /** A call's outcome to come. Cancelling it ends the call. */
  CompletableFuture<@Nullable Object> begin(Job job) {
    CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
    start(job, stage);
    return stage;
  }

  /** Drives a call to its end while the caller waits. An interrupt ends it, and stays set. */
  @Nullable Object await(Job job) {
    CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
    StagedCall call = start(job, stage);
    try {
      stage.get(job.machine().remaining(time.nanos()) + GRACE_NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel(
          CallMachine.CANCELLED); // whoever was to end it has not: no call is without an end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.cancel(CallMachine.INTERRUPTED);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
    try {
      // After an interrupt it ends at once: nobody else who has a hand in the call is waiting.
      return stage.join();
    } catch (CompletionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private StagedCall start(Job job, CompletableFuture<@Nullable Object> stage) {
    StagedCall call =
        new StagedCall(
            job.machine(), job::begin, later, time::nanos, defect -> complete(stage, job, defect));
    // Also when it has ended by itself: then there is nothing left to cancel.
    CompletableFuture<?> unused =
        stage.whenComplete((value, thrown) -> call.cancel(CallMachine.CANCELLED));
    call.start();
    return call;
  }

  private void complete(
      CompletableFuture<@Nullable Object> stage, Job job, @Nullable Throwable defect) {
    job.observed(time.nanos());
    if (stage.isDone()) {
      return; // cancelled: nobody is to read of it in the log either
    }
    try {
      if (defect != null) {
        stage.completeExceptionally(defect);
      } else {
        stage.complete(job.ending(time.nanos()));
      }
    } catch (RuntimeException e) {
      stage.completeExceptionally(e);
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
  }
}
