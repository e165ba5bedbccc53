package org.govnet.node;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.govnet.discovery.Waiters;

/** The least that a long poll does, to see what the server itself costs. */
@Path("/changes")
public final class PlainLongPoll implements WaitersBench.Subject {
  private final ExecutorService answering = Executors.newSingleThreadExecutor();
  private final Waiters waiters = new Waiters(Waiters.DEFAULT_MAX, 0, answering);
  private final AtomicLong revision = new AtomicLong();

  /** Waits for a revision above {@code since}. */
  @GET
  @Produces("text/plain")
  public void changes(@QueryParam("since") long since, @Suspended AsyncResponse response) {
    Waiters.Waiter waiter =
        waiters.await(
            since,
            System.nanoTime() + TimeUnit.MINUTES.toNanos(5),
            outcome -> response.resume("{\"revision\":" + revision + "}"));
    response.register((CompletionCallback) error -> waiter.cancel());
    if (response.isCancelled()) {
      waiter.cancel();
    }
  }

  @Override
  public Object resource() {
    return this;
  }

  @Override
  public String target() {
    return "/changes?since=" + revision;
  }

  @Override
  public int waiting() {
    return waiters.count();
  }

  @Override
  public void move() {
    waiters.moved(revision.incrementAndGet());
  }

  @Override
  public void close() {
    waiters.close();
    answering.shutdown();
  }
}
