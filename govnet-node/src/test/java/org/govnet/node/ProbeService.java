package org.govnet.node;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Caller;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Page;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** Counts what it does, and does what it is told. */
final class ProbeService implements Probe {
  final AtomicInteger ran = new AtomicInteger();
  final AtomicBoolean failing = new AtomicBoolean(true);
  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  final CyclicBarrier together = new CyclicBarrier(2);

  @Context private @Nullable Caller caller;

  @Override
  public Note item(Uprn uprn, String kind) {
    ran.incrementAndGet();
    return new Note(uprn.value(), kind);
  }

  @Override
  public Page<Note> list(@Nullable Integer limit, @Nullable Cursor cursor) {
    ran.incrementAndGet();
    return Probe.page(Collections.nCopies(Page.limit(limit), "x"));
  }

  @Override
  public Note answer(String how) {
    int count = ran.incrementAndGet();
    return act(how, Note.of("answer " + count));
  }

  @Override
  public Note run(String how, IdempotencyKey key, @Nullable Integer copies, Note note) {
    int count = ran.incrementAndGet();
    return act(how, new Note(note.text(), "run " + count));
  }

  @Override
  public void silence(Note note) {
    ran.incrementAndGet();
  }

  @Override
  public Note caller(String id) {
    try {
      together.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return caller == null ? Note.of("nobody") : new Note(caller.node().value(), id);
  }

  @SuppressWarnings("NullAway") // a service that breaks its contract
  private Note act(String how, Note note) {
    return switch (how) {
      case "well" -> note;
      case "wait" -> released(note);
      case "remaining" -> Note.of(remaining());
      case "once-failing" -> failing.getAndSet(false) ? act("crash", note) : note;
      case "nothing" -> null;
      case "huge" -> Note.of("x".repeat(1 << 20));
      case "overflow" -> throw new StackOverflowError("the secret is 42");
      case "forbidden" -> throw new ForbiddenException();
      case "map" ->
          throw new ForbiddenException(Response.status(403).entity(Map.of("secret", 42)).build());
      case "moved" ->
          throw new WebApplicationException(
              Response.status(307).location(URI.create("elsewhere")).build());
      case "odd" -> throw new WebApplicationException(Response.status(700).build());
      case "unsignable" ->
          throw new WebApplicationException(
              Response.status(409).header("Location", "caf\u00e9").build());
      case "uncovered" ->
          throw new WebApplicationException(
              Response.status(409).header("Govnet-Note", "a").header("Govnet-Note", "b").build());
      case "busy" ->
          throw new ProblemException(
              Problem.of(429, "busy", Party.CALLER, "Busy", "come again later"));
      case "refused" ->
          throw new ProblemException(
              Problem.of(409, "refused", Party.CALLER, "Refused", "run " + note.more()));
      default -> throw new IllegalStateException("the secret is 42");
    };
  }

  private String remaining() {
    return String.valueOf(java.util.Objects.requireNonNull(caller).remaining().toMillis());
  }

  private Note released(Note note) {
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return note;
  }
}
