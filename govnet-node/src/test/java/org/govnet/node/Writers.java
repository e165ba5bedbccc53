package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.ProblemException;
import org.govnet.client.CallFailed;
import org.govnet.client.NoRoute;

/** Callers that make one write after another, each until it has an answer. */
final class Writers implements AutoCloseable {
  private static final int THREADS = 4;

  /** A few are asked for again at once, while what answered them may be dying. */
  private static final int ONE_IN = 10;

  /** Another run has it; the request was signed before the replica started. */
  private static final Set<String> AGAIN = Set.of("idempotency-in-progress", "signature-early");

  private final Entries entries;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();

  Writers(Entries entries) {
    this.entries = entries;
  }

  void start() {
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(this::write));
    }
  }

  private void write() {
    while (!stopped.get()) {
      int number = numbers.incrementAndGet();
      while (!attempt(number) && !stopped.get()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      if (number % ONE_IN == 0) {
        boolean unused = attempt(number);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30)); // all of it is repeated in the end
    }
  }

  static String key(int number) {
    return "write-" + number;
  }

  /** Whether there is nothing more to ask. */
  private boolean attempt(int number) {
    String key = key(number);
    calls.incrementAndGet();
    try {
      Probe.Note answer = entries.add(IdempotencyKey.of(key), Probe.Note.of(key));
      assertThat(answer.text()).isEqualTo(key);
      answers.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add("" + answer.more());
      return true;
    } catch (CallFailed | NoRoute e) {
      return false;
    } catch (ProblemException e) {
      if (e.problem().status() >= 500 || AGAIN.contains(e.problem().code())) {
        return false;
      }
      return refuse(key + ": " + e.getMessage());
    } catch (RuntimeException | AssertionError e) {
      return refuse(key + ": " + e);
    }
  }

  /** Nobody may be refused for good: there is no use in going on. */
  private boolean refuse(String what) {
    refused.add(what);
    stopped.set(true);
    return true;
  }

  /** Ends what is under way, decided or not. */
  void stop() throws Exception {
    stopped.set(true);
    for (Future<?> each : running) {
      each.get(60, TimeUnit.SECONDS);
    }
  }

  /** Asks for everything once more, until it is decided. */
  void repeatAll() throws Exception {
    running.clear();
    for (int i = 1; i <= THREADS; i++) {
      int first = i;
      running.add(threads.submit(() -> repeat(first)));
    }
    for (Future<?> each : running) {
      each.get(4, TimeUnit.MINUTES);
    }
  }

  private void repeat(int first) {
    for (int number = first; number <= numbers.get(); number += THREADS) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!attempt(number)) {
        assertThat(System.nanoTime() - end).as("%s is never decided", key(number)).isNegative();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /** How many writes were begun. */
  int begun() {
    return numbers.get();
  }

  int calls() {
    return calls.get();
  }

  /** The different answers under each key that had one. */
  Map<String, Set<String>> answers() {
    return answers;
  }

  /** What ended otherwise than a killed provider is an excuse for. */
  Queue<String> refused() {
    return refused;
  }

  @Override
  public void close() {
    stopped.set(true);
    threads.shutdownNow();
  }
}
