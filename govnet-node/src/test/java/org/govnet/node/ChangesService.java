package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.govnet.discovery.Waiters;
import org.govnet.discovery.Waiters.Outcome;
import org.govnet.discovery.Waiters.Waiter;

/** A long poll, as small as one can be: waits for a number above one given. */
@Path("/changes/v1")
@Produces("text/plain")
public final class ChangesService implements AutoCloseable {
  final ExecutorService answering =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "test-answering"));
  final AtomicLong revision = new AtomicLong(7);
  final Waiters waiters = new Waiters(Waiters.DEFAULT_MAX, 7, answering);

  /** How each request that waited has ended, in order. */
  final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  /** One for each request that waits. */
  final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();

  final AtomicInteger ran = new AtomicInteger();
  final CompletableFuture<String> later = new CompletableFuture<>();
  volatile int answerBytes = 1;

  void move() {
    waiters.moved(revision.incrementAndGet());
  }

  /** Waits until {@code count} more requests wait. */
  void awaitArrivals(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (arrivals.poll(30, TimeUnit.SECONDS) == null) {
        throw new AssertionError("only " + i + " of " + count + " requests wait");
      }
    }
  }

  /** Waits until one more has ended, and says how. */
  String awaitEnd() throws InterruptedException {
    String end = ends.poll(10, TimeUnit.SECONDS);
    return end == null ? "none has ended" : end;
  }

  /** Waits for a revision above {@code since}. */
  @GET
  public void changes(@QueryParam("since") long since, @Suspended AsyncResponse response) {
    ran.incrementAndGet();
    Waiter waiter =
        waiters.await(
            since,
            System.nanoTime() + TimeUnit.SECONDS.toNanos(30),
            outcome -> response.resume(answer(outcome)));
    response.setTimeoutHandler(
        late -> {
          if (waiter.cancel()) {
            response.resume("ended");
          }
        });
    response.register(
        (CompletionCallback)
            error -> {
              boolean waited = waiter.cancel();
              ends.add(
                  (response.isCancelled() ? "cancelled" : "answered") + (waited ? " waiting" : ""));
            });
    if (response.isCancelled()) {
      waiter.cancel(); // its caller had gone before there was anyone to tell
    }
    arrivals.add(since);
  }

  private String answer(Outcome outcome) {
    return outcome + " " + revision + "x".repeat(answerBytes);
  }

  /** Waits for what no resource ends by itself. */
  @GET
  @Path("/untended")
  public void untended(@Suspended AsyncResponse response) {
    ran.incrementAndGet();
    arrivals.add(0L);
  }

  /** Waits as long as Jakarta REST's own timer says. */
  @GET
  @Path("/timed")
  public void timed(@Suspended AsyncResponse response) {
    response.setTimeout(1, TimeUnit.MILLISECONDS);
  }

  /** Fails later. */
  @GET
  @Path("/fails")
  public void fails(@Suspended AsyncResponse response) {
    answering.execute(() -> response.resume(new IllegalStateException("the secret is 42")));
  }

  /** An answer that some other thread will have. */
  @GET
  @Path("/later")
  public CompletionStage<String> later() {
    ran.incrementAndGet();
    arrivals.add(0L);
    return later;
  }

  /** An answer at once. */
  @GET
  @Path("/now")
  public String now() {
    ran.incrementAndGet();
    return "now";
  }

  /** Whose thread this is. */
  @GET
  @Path("/thread")
  public String thread() {
    return Thread.currentThread().getName();
  }

  /** Half a MiB at once. */
  @GET
  @Path("/big")
  public String big() {
    ran.incrementAndGet();
    return "x".repeat(1 << 19);
  }

  /** More than kernels buffer, at once. */
  @GET
  @Path("/huge")
  public byte[] huge() {
    arrivals.add(0L);
    return new byte[64 << 20];
  }

  @Override
  public void close() {
    waiters.close();
    answering.shutdown();
  }
}
