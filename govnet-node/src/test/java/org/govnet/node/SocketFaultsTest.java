package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.govnet.client.Attempt;
import org.govnet.client.CallObserver;
import org.govnet.client.CallPolicy;
import org.govnet.client.CallReport;
import org.govnet.client.Govnet;
import org.govnet.client.NoRoute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One of three replicas does to every call what a broken one does, on real sockets; the callers are
 * new, and do not know it yet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketFaultsTest {
  /** Long enough for any of these answers, and short enough for a person who waits. */
  private static final CallPolicy POLICY =
      new CallPolicy(Duration.ofSeconds(10), Duration.ofMillis(500), 3);

  /** The longest a call waits between its first attempt and its second, asked to or not. */
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

  private final ProbeService service = new ProbeService();
  private ThreeReplicas replicas;
  private FaultyFront front;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    replicas = new ThreeReplicas(folder, service, 1);
    front = replicas.fronts.get(0);
    // What is new to the whole process, such as its classes, is not what is to be timed.
    round(SocketFault.NONE, CallPolicy.DEFAULT, 2, 30, new Calls());
  }

  @AfterAll
  void close() throws Exception {
    replicas.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @Timeout(60)
  void everyReadIsAnsweredByTheOtherReplicas(SocketFault fault) throws Exception {
    Calls calls = new Calls();

    round(fault, POLICY.withAttemptTimeout(Duration.ofSeconds(1)), 2, 30, calls);

    assertThat(calls.failures).isEmpty();
    assertThat(front.met).as("calls that met the fault").hasPositiveValue();
    assertThat(calls.attempts).as("attempts at it").isNotEmpty();
    assertThat(calls.attempts)
        .allSatisfy(attempt -> assertThat(fault.seenAs).contains(attempt.fault()));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("campaign")
  @Timeout(300)
  void aThousandReadsAndHowLongTheyTake(SocketFault fault) throws Exception {
    campaign(fault, POLICY, "");
  }

  @ParameterizedTest
  @EnumSource(names = {"HANGS", "TRICKLES", "LENGTH_TOO_LONG"})
  @Tag("campaign")
  @Timeout(300)
  void aThousandHedgedReadsAndHowLongTheyTake(SocketFault fault) throws Exception {
    campaign(
        fault,
        POLICY.withHedging(CallPolicy.Hedging.after(Duration.ofMillis(100))),
        " hedged after 100 ms");
  }

  private void campaign(SocketFault fault, CallPolicy policy, String variant) throws Exception {
    Calls calls = new Calls();
    int met = 0;
    for (int round = 0; round < 20; round++) {
      round(fault, policy, 4, 13, calls);
      met += front.met.get();
    }

    System.out.printf(
        "%s%s: %d calls, %d failed, %d attempts met it, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        fault,
        variant,
        calls.millis.size(),
        calls.failures.size(),
        met,
        calls.percentile(50),
        calls.percentile(99),
        calls.percentile(100));
    assertThat(calls.failures).hasSizeLessThanOrEqualTo(calls.millis.size() / 1000);
    assertThat(calls.percentile(99))
        .isLessThanOrEqualTo(millis(policy.attemptTimeout().plus(LONGEST_BACK_OFF)));
    assertThat(calls.percentile(100)).isLessThanOrEqualTo(millis(policy.deadline()));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static final class Calls {
    final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());

    /** Those at the replica that is not well. */
    final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());

    /** The time that so many of a hundred calls took at most. */
    double percentile(int percent) {
      List<Double> sorted = new ArrayList<>(millis);
      Collections.sort(sorted);
      return sorted.get(Math.max(0, sorted.size() * percent / 100 - 1));
    }
  }

  /** Some threads of one new caller ask, each so many times. */
  private void round(SocketFault fault, CallPolicy policy, int threads, int each, Calls calls)
      throws Exception {
    front.met.set(0);
    front.faults = head -> fault;
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try (Govnet leeds = replicas.join(builder -> builder.policy(policy).observe(seeing(calls)))) {
      Probe probe = leeds.client(Probe.class, ThreeReplicas.MANCHESTER);
      List<Future<?>> ends = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        ends.add(callers.submit(() -> ask(probe, each, calls)));
      }
      for (Future<?> end : ends) {
        end.get(120, TimeUnit.SECONDS);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private CallObserver seeing(Calls calls) {
    return call ->
        new CallObserver.Observed() {
          @Override
          public void ended(CallReport report) {
            report.failures().stream()
                .filter(attempt -> attempt.replica().equals(front.replica().url()))
                .forEach(calls.attempts::add);
          }
        };
  }

  private static void ask(Probe probe, int times, Calls calls) {
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      try {
        assertThat(probe.answer("well").text()).startsWith("answer ");
      } catch (NoRoute e) {
        throw e; // the test's network is not there: nothing would be proven
      } catch (RuntimeException e) {
        calls.failures.add(e);
      }
      calls.millis.add((System.nanoTime() - begun) / 1e6);
    }
  }
}
