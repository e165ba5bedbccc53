package org.govnet.client;

import java.util.function.Consumer;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Attempts in virtual time, with the timeout that the watchdog sees to in real time. */
final class VirtualWire implements Sender {
  private final VirtualClient.World world;
  private final String operation;

  VirtualWire(VirtualClient.World world, String operation) {
    this.world = world;
    this.operation = operation;
  }

  @Override
  public Runnable send(Flight flight, long nanos, long remainingNanos, Consumer<Outcome> end) {
    return new Way(flight, nanos, end)::breakOff;
  }

  /** One attempt's way there and back: it ends once. */
  private final class Way {
    private final Consumer<Outcome> end;
    private final Runnable forget;
    private final Runnable breakOff;
    private boolean over;

    private Way(Flight flight, long nanos, Consumer<Outcome> end) {
      this.end = end;
      this.forget = world.at(world.nanos() + nanos, this::expire);
      this.breakOff =
          world.send(
              flight.endpoint().replica().replica().url(),
              operation,
              reply -> {
                if (!over) {
                  breakOff();
                  end.accept(outcome(reply));
                }
              });
    }

    private void expire() {
      if (!over) {
        breakOff();
        end.accept(Outcome.Failure.of(Attempt.Fault.TIMEOUT, "no answer in time"));
      }
    }

    private void breakOff() {
      if (!over) {
        over = true;
        forget.run();
        breakOff.run();
      }
    }
  }

  private static Outcome outcome(VirtualClient.Reply reply) {
    int status = reply.status();
    if (status == 0) {
      return Outcome.Failure.of(Attempt.Fault.IO, "the connection broke");
    }
    if (status < 400) {
      return new Outcome.Answer(status);
    }
    Party party = status < 500 ? Party.CALLER : Party.PROVIDER;
    ProblemException problem =
        new ProblemException(Problem.of(status, "simulated", party, "Simulated", "a simulation"));
    return Classifier.outcome(problem, true, reply.retryAfter().toNanos());
  }

  /** The status of what the caller gets. */
  static int status(@Nullable Outcome last) {
    if (last instanceof Outcome.Answer answer && answer.value() instanceof Integer status) {
      return status;
    }
    if (last instanceof Outcome.Refusal refusal) {
      return refusal.problem().problem().status();
    }
    return last instanceof Outcome.Failure failure && failure.problem() != null
        ? failure.problem().problem().status()
        : 0;
  }
}
