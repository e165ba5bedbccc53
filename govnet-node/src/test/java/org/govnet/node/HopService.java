package org.govnet.node;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.govnet.api.Caller;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Page;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/**
 * One hop of a chain: asks the next what it is asked, or is the last. What it is asked begins with
 * the name of the hop that is to be slow, and ends with the chain's number.
 */
final class HopService implements Probe {
  /** What a chain that is asked by this name left here. */
  static final class Trace {
    volatile @Nullable Duration remaining;
    volatile @Nullable Throwable thrown;
    volatile long endedAt;
  }

  private final String name;
  final Map<String, Trace> traces = new ConcurrentHashMap<>();

  /** Until when a service hangs. */
  volatile CountDownLatch release = new CountDownLatch(1);

  /** Whom it asks; null for the last. */
  volatile @Nullable Probe next;

  @Context private @Nullable Caller caller;

  HopService(String name) {
    this.name = name;
  }

  @Override
  public Note answer(String how) {
    Trace trace = new Trace();
    traces.put(how, trace);
    trace.remaining = requireNonNull(caller).remaining();
    try {
      if (how.startsWith(name + "-hangs")) {
        await(Duration.ofSeconds(10));
      } else if (how.startsWith(name + "-spends-all")) {
        await(requireNonNull(caller).remaining());
      } else if (how.startsWith(name + "-spends-half")) {
        await(requireNonNull(caller).remaining().dividedBy(2));
      }
      Probe asked = next;
      return asked == null ? Note.of("the end of " + how) : asked.answer(how);
    } catch (RuntimeException e) {
      trace.thrown = e;
      throw e;
    } finally {
      trace.endedAt = System.nanoTime();
    }
  }

  private void await(Duration longest) {
    try {
      boolean unused = release.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Note item(Uprn uprn, String kind) {
    throw notHere();
  }

  @Override
  public Page<Note> list(@Nullable Integer limit, @Nullable Cursor cursor) {
    throw notHere();
  }

  @Override
  public Note run(String how, IdempotencyKey key, @Nullable Integer copies, Note note) {
    throw notHere();
  }

  @Override
  public void silence(Note note) {
    throw notHere();
  }

  @Override
  public Note caller(String id) {
    throw notHere();
  }

  private static UnsupportedOperationException notHere() {
    return new UnsupportedOperationException("no test calls it");
  }
}
