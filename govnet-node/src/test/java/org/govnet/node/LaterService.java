package org.govnet.node;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.govnet.api.Caller;
import org.jspecify.annotations.Nullable;

/** Answers when a test lets it. */
final class LaterService implements Later {
  final BlockingQueue<CompletableFuture<Answer>> waiting = new LinkedBlockingQueue<>();
  final AtomicInteger done = new AtomicInteger();

  @Context private @Nullable Caller caller;

  @Override
  public CompletionStage<Answer> answer(String id) {
    if (id.equals("now")) {
      // Another's answer is given by the thread that serves this one.
      waiting.remove().complete(new Answer("from another"));
      return CompletableFuture.completedFuture(new Answer(String.valueOf(caller)));
    }
    if (id.equals("after")) {
      return new AfterReturn();
    }
    CompletableFuture<Answer> later = new CompletableFuture<>();
    waiting.add(later);
    return later;
  }

  @Override
  public CompletionStage<Void> done() {
    done.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Response> file() {
    return CompletableFuture.completedFuture(Response.ok("a,b\r\n").build());
  }

  /** Says who is served on the thread of a method that has returned, where the host asks for it. */
  private final class AfterReturn extends CompletableFuture<Answer> {
    @Override
    public CompletableFuture<Answer> whenComplete(
        BiConsumer<? super Answer, ? super Throwable> action) {
      complete(new Answer(String.valueOf(caller)));
      return super.whenComplete(action);
    }
  }
}
