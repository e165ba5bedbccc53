package org.govnet.client;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Does what a {@link CallMachine} says, on the caller's own thread. */
final class BlockingDriver {
  private BlockingDriver() {}

  /** Drives a call that is not hedged to its end. An interrupt ends it, and stays set. */
  static void drive(Job job, Time time) {
    CallMachine machine = job.machine();
    try {
      while (!machine.over()) {
        step(job, time);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      machine.cancelled(CallMachine.INTERRUPTED, time.nanos());
    } finally {
      if (!machine.over()) {
        // Something was thrown, perhaps what no method declares: Kotlin's interceptors may.
        machine.cancelled(CallMachine.CANCELLED, time.nanos());
        job.observed(time.nanos());
      }
    }
  }

  private static void step(Job job, Time time) throws InterruptedException {
    CallMachine machine = job.machine();
    switch (machine.next()) {
      case LAUNCH -> attempt(job, machine.launch(time.nanos()), time);
      case QUEUE -> {
        Thread caller = Thread.currentThread();
        machine.enqueue(() -> LockSupport.unpark(caller), time.nanos());
      }
      case QUEUED -> {
        time.waitUntil(machine.wakeAt(), machine::settled);
        attempt(job, machine.claim(time.nanos()), time);
      }
      case WAIT -> {
        time.waitUntil(machine.wakeAt());
        machine.woke(time.nanos());
      }
      case AWAIT, ANSWER, GIVE_UP ->
          throw new IllegalStateException("nothing is on its way: " + machine.next());
    }
  }

  private static void attempt(Job job, @Nullable Flight flight, Time time) {
    if (flight == null) {
      return;
    }
    CallMachine machine = job.machine();
    // What it throws is this side's own fault, and says nothing about the replica: the call is
    // cancelled, which gives back what the attempt holds.
    Outcome outcome = job.attempt(flight, time.nanos());
    if (Thread.currentThread().isInterrupted()
        && outcome instanceof Outcome.Failure failure
        && failure.problem() == null) {
      machine.interrupted(flight, failure, time.nanos());
    } else {
      machine.completed(flight, outcome, time.nanos());
    }
  }
}
