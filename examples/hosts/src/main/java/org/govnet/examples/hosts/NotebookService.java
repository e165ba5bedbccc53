package org.govnet.examples.hosts;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Counts how often it is called, to show that what is refused never arrives. */
public final class NotebookService implements Notebook {
  private final AtomicInteger ran = new AtomicInteger();

  @Context private @Nullable Caller caller;

  /** How often any operation ran. */
  public int ran() {
    return ran.get();
  }

  @Override
  public Note note(String name) {
    ran.incrementAndGet();
    if (name.equals("none")) {
      throw new NoSuchNote(name);
    }
    return new Note(name, LocalDate.of(2026, 3, 1));
  }

  @Override
  public Note write(IdempotencyKey key, Note note) {
    return new Note(note.text() + " " + ran.incrementAndGet(), note.writtenDate());
  }

  @Override
  public Note labels(List<String> labels) {
    ran.incrementAndGet();
    return new Note(String.join("|", labels), null);
  }

  @Override
  public Note caller() {
    ran.incrementAndGet();
    return new Note(who(), null);
  }

  @Override
  public CompletionStage<Note> later() {
    ran.incrementAndGet();
    String who = who();
    return CompletableFuture.supplyAsync(
        () -> new Note(who, null),
        CompletableFuture.delayedExecutor(
            50, TimeUnit.MILLISECONDS)); // this thread is gone by then
  }

  private String who() {
    return caller == null ? "nobody" : caller.node().value();
  }

  @Override
  public void silence(Note note) {
    ran.incrementAndGet();
  }

  @Override
  public Response place(Note note) {
    ran.incrementAndGet();
    return Response.created(URI.create("notes/7")).tag("v1").entity(note.text()).build();
  }
}
