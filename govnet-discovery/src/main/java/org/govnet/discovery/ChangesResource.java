package org.govnet.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Tells readers what is new in a directory, at once or as soon as something is: docs/protocol.md
 * section 3.2. A reader that waits costs no thread.
 */
@Path("/govnet/v1/directory/changes")
public final class ChangesResource {
  private static final int MAX_WAIT_SECONDS = 60;

  private final DirectoryFeed feed;
  private final LongSupplier nanoTime;

  /**
   * A resource.
   *
   * @param nanoTime the clock that {@link DirectoryFeed#tick} is told
   */
  public ChangesResource(DirectoryFeed feed, LongSupplier nanoTime) {
    this.feed = feed;
    this.nanoTime = nanoTime;
  }

  /**
   * What is new: 200 with changes, 204 if nothing is, 410 if the reader has to have the whole.
   *
   * @param since the revision that the reader holds
   * @param stamp the version of the timestamp that it holds; by default 0, so any is news
   * @param root the version of the root that it holds; by default any
   * @param wait how many seconds it would wait for news, 0 to 60; by default 0
   */
  @GET
  public void changes(
      @QueryParam("since") @Nullable String since,
      @QueryParam("stamp") @Nullable String stamp,
      @QueryParam("root") @Nullable String root,
      @QueryParam("wait") @Nullable String wait,
      @Suspended AsyncResponse response) {
    long held = number("since", since, null);
    long stamped = number("stamp", stamp, 0L);
    long rooted = number("root", root, Long.MAX_VALUE);
    long seconds = Math.min(MAX_WAIT_SECONDS, number("wait", wait, 0L));
    long sequence = feed.sequence();
    DirectoryFeed.Answer now = feed.changes(held, stamped, rooted);
    if (seconds == 0 || !(now instanceof DirectoryFeed.Answer.NothingNew)) {
      answer(response, now);
      return;
    }
    Waiters.Waiter waiter =
        feed.waiters()
            .await(
                sequence,
                nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(seconds),
                outcome -> answer(response, feed.changes(held, stamped, rooted)));
    // Told by a server that stops.
    response.setTimeoutHandler(
        stopping -> {
          if (waiter.cancel()) {
            answer(stopping, new DirectoryFeed.Answer.NothingNew());
          }
        });
    // Called also when whoever asked has gone, which may be before it is registered.
    response.register((CompletionCallback) ended -> waiter.cancel());
    if (response.isCancelled()) {
      boolean unused = waiter.cancel();
    }
  }

  private static long number(String name, @Nullable String text, @Nullable Long byDefault) {
    if (text == null && byDefault != null) {
      return byDefault;
    }
    if (text == null || !text.matches("[0-9]{1,16}")) {
      throw new ProblemException(
          Problem.of(
              400,
              "invalid-request",
              Party.CALLER,
              "A query parameter is wrong",
              name
                  + " must be a number of at most 16 digits: "
                  + (text == null ? "it is missing" : Quote.of(text))));
    }
    return Long.parseLong(text);
  }

  private static void answer(AsyncResponse response, DirectoryFeed.Answer answer) {
    if (answer instanceof DirectoryFeed.Answer.News news) {
      response.resume(
          Response.ok(news.body(), MediaType.APPLICATION_JSON)
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build());
    } else if (answer instanceof DirectoryFeed.Answer.NothingNew) {
      response.resume(Response.noContent().build());
    } else if (answer instanceof DirectoryFeed.Answer.Gone) {
      response.resume(
          new ProblemException(
              Problem.of(
                  410,
                  "revision-gone",
                  Party.CALLER,
                  "The revision is not known any more",
                  "ask for the whole directory instead")));
    } else {
      response.resume(MirrorResource.unknown());
    }
  }
}
