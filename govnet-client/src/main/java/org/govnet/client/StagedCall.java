package org.govnet.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what a {@link CallMachine} says without a thread that waits: what happens to the call, on
 * whichever thread, is put in a row and told the machine one after another. A simulation drives its
 * calls with it too.
 */
final class StagedCall {
  private final CallMachine machine;
  private final Sender sender;
  private final Later later;
  private final LongSupplier clock;
  private final Consumer<@Nullable Throwable> ended;
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final List<Sent> sent = new ArrayList<>(2);
  private @Nullable Runnable alarm;
  private boolean over;

  private record Sent(Flight flight, Runnable breakOff) {}

  /**
   * A call.
   *
   * @param ended hears once that the machine has come to its end; or of a defect
   */
  StagedCall(
      CallMachine machine,
      Sender sender,
      Later later,
      LongSupplier clock,
      Consumer<@Nullable Throwable> ended) {
    this.machine = machine;
    this.sender = sender;
    this.later = later;
    this.clock = clock;
    this.ended = ended;
  }

  void start() {
    tell(() -> {});
  }

  /** Ends it, if it has not ended: breaks off what is on its way and gives back what it holds. */
  void cancel(String reason) {
    tell(() -> machine.cancelled(reason, clock.getAsLong()));
  }

  private void tell(Runnable event) {
    events.add(event);
    if (pending.getAndIncrement() == 0) {
      do {
        Runnable next = events.poll();
        if (next != null) {
          handle(next);
        }
      } while (pending.decrementAndGet() > 0);
    }
  }

  private void handle(Runnable event) {
    if (over) {
      return;
    }
    try {
      event.run();
      if (!over) {
        step();
      }
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  private void step() {
    silence();
    while (true) {
      switch (machine.next()) {
        case LAUNCH -> send(machine.launch(clock.getAsLong()));
        case QUEUE -> machine.enqueue(this::called, clock.getAsLong());
        case QUEUED -> {
          if (!machine.settled()) {
            alarm = later.at(machine.wakeAt(), this::turn);
            return;
          }
          send(machine.claim(clock.getAsLong()));
        }
        case WAIT -> {
          alarm = later.at(machine.wakeAt(), this::wake);
          return;
        }
        case AWAIT -> {
          if (machine.awaitsHedge()) {
            alarm = later.at(machine.wakeAt(), this::hedge);
          }
          return;
        }
        case ANSWER, GIVE_UP -> {
          end(null);
          return;
        }
      }
    }
  }

  /** Its turn has come, which another call's thread tells: it does not do this one's work too. */
  private void called() {
    try {
      later.at(clock.getAsLong(), this::turn);
    } catch (RuntimeException e) {
      turn(); // the client is closing, and whoever tells is not to suffer for it
    }
  }

  private void turn() {
    tell(() -> send(machine.claim(clock.getAsLong())));
  }

  private void wake() {
    tell(() -> machine.woke(Math.max(clock.getAsLong(), machine.wakeAt())));
  }

  private void hedge() {
    tell(() -> send(machine.hedge(clock.getAsLong())));
  }

  private void silence() {
    if (alarm != null) {
      alarm.run();
      alarm = null;
    }
  }

  private void send(@Nullable Flight flight) {
    if (flight == null) {
      return;
    }
    long now = clock.getAsLong();
    Runnable breakOff =
        sender.send(
            flight,
            machine.attemptNanos(now),
            machine.remaining(now),
            outcome -> tell(() -> arrived(flight, outcome)));
    sent.add(new Sent(flight, breakOff));
  }

  private void arrived(Flight flight, Outcome outcome) {
    if (sent.removeIf(one -> one.flight == flight)) {
      if (outcome instanceof Outcome.Defect defect) {
        end(defect.cause());
        return;
      }
      machine.completed(flight, outcome, clock.getAsLong());
    }
  }

  private void end(@Nullable Throwable defect) {
    over = true;
    silence();
    if (defect != null) {
      machine.cancelled(CallMachine.CANCELLED, clock.getAsLong());
    }
    sent.forEach(one -> one.breakOff.run());
    sent.clear();
    machine.abandonAll(clock.getAsLong());
    ended.accept(defect);
  }
}
