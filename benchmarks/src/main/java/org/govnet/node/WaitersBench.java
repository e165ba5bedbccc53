package org.govnet.node;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.govnet.benchmarks.Remote;

/**
 * What it costs to have thousands of requests wait: a server in a JVM of its own, with one
 * processor, and a client in this one. Where there is {@code taskset} the server has the machine's
 * first processor and no other; elsewhere its JVM only believes so, and sizes itself for it.
 */
public final class WaitersBench {
  private static final int FIRST = 200;
  private static final int ROUNDS = 5;

  private WaitersBench() {}

  /**
   * What requests wait for. It is made in the server's JVM, by a public constructor without
   * parameters.
   */
  public interface Subject extends AutoCloseable {
    /** The Jakarta REST resource, an instance. */
    Object resource();

    /** What to GET so as to wait for the next {@link #move}: path and query, from the root. */
    String target();

    /** How many wait now. */
    int waiting();

    /** Has all that wait answered. */
    void move() throws Exception;
  }

  /**
   * What was measured.
   *
   * @param held how many requests waited at once
   * @param threads how many threads the server's JVM had then, its own included
   * @param heapBytesEach what a waiting request takes of the server's heap, its TLS connection
   *     included, in bytes
   * @param answerMillis from the move to the last answer's arrival at the client, in ms: the median
   *     of five rounds
   */
  public record Result(int held, int threads, double heapBytesEach, double answerMillis) {}

  /**
   * Measures; takes some seconds for each thousand.
   *
   * @param waiters how many requests wait, from 400 to 4,000
   * @throws IllegalArgumentException if {@code waiters} is out of its range
   * @throws IllegalStateException if the server ends, or fewer wait than should
   */
  public static Result measure(Class<? extends Subject> subject, int waiters)
      throws IOException, InterruptedException {
    if (waiters < 2 * FIRST || waiters > 4000) {
      throw new IllegalArgumentException("waiters must be 400 to 4000: " + waiters);
    }
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (Remote server = WaitersServer.start(subject)) {
      HttpClient client = WaitersClient.client(executor);
      WaitersClient warmUp = new WaitersClient(client, server);
      warmUp.ask(FIRST);
      warmUp.move();

      WaitersClient round = new WaitersClient(client, server);
      round.ask(FIRST);
      long few = server.number("heap");
      round.ask(waiters - FIRST);
      double heap = (double) (server.number("heap") - few) / (waiters - FIRST);
      int held = (int) server.number("waiting");
      int threads = (int) server.number("threads");
      double[] millis = new double[ROUNDS];
      millis[0] = round.move();
      for (int i = 1; i < ROUNDS; i++) {
        WaitersClient next = new WaitersClient(client, server);
        next.ask(waiters);
        millis[i] = next.move();
      }
      Arrays.sort(millis);
      return new Result(held, threads, heap, millis[ROUNDS / 2]);
    } finally {
      executor.shutdownNow();
    }
  }
}
