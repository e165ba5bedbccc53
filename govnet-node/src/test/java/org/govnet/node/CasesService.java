package org.govnet.node;

import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.api.Caller;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Party;
import org.govnet.api.Problem;
import org.govnet.api.ProblemException;
import org.govnet.node.Probe.Note;
import org.jspecify.annotations.Nullable;

/** Counts what it does, and says what its callers say. */
final class CasesService implements Cases {
  final AtomicInteger ran = new AtomicInteger();

  @Context private @Nullable Caller caller;

  private Note said() {
    ran.incrementAndGet();
    Caller asking = caller;
    return asking == null
        ? Note.of("nobody")
        : new Note(
            asking.purpose().map(Object::toString).orElse("no purpose"),
            asking.legalBasis().map(Object::toString).orElse("no legal basis"));
  }

  @Override
  public Note one(String id) {
    if (id.equals("closed")) {
      ran.incrementAndGet();
      throw new ProblemException(
              Problem.of(503, "closed", Party.PROVIDER, "Closed", "the register is closed"))
          .retryAfter(Duration.ofSeconds(7));
    }
    return said();
  }

  @Override
  public Note open(IdempotencyKey key, Note note) {
    return said();
  }

  @Override
  public Note count() {
    return said();
  }

  @Override
  public Note councils() {
    return said();
  }

  @Override
  public Note planners() {
    return said();
  }

  @Override
  public Note brief() {
    return said();
  }
}
