package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mirror: first as somebody who has never read another, for what it serves; then as
 * somebody who remembers what was seen here, for whether it is older.
 */
final class MirrorCheck {
  /** What the memory is made of: without the copy, so that the mirror is asked for its own. */
  private static final List<String> MEMORY = List.of("memory.json", "directory.log");

  private final Anchor anchor;
  private final Path state;
  private final Clock clock;
  private final Duration most;

  MirrorCheck(Anchor anchor, Path state, Clock clock, Duration most) {
    this.anchor = anchor;
    this.state = state;
    this.clock = clock;
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param status what it serves, if that verifies
   * @param served what it served; null if that is no directory at all, or nothing
   * @param finding what is wrong so far; null if nothing is
   * @param reason why it was refused; empty if it was not
   */
  record Found(
      Replica mirror,
      DirectoryStatus status,
      @Nullable Served served,
      Served.@Nullable Finding finding,
      String reason) {
    boolean verifies() {
      return status.revision() > 0 && finding == null;
    }
  }

  /** One that made the check itself fail. */
  static Found broke(Replica mirror, String how) {
    return new Found(
        mirror,
        new DirectoryStatus(0, Freshness.EXPIRED, Duration.ZERO, 0, 0, 0, 0, 1, 0, how),
        null,
        new Served.Finding(Verdict.Kind.NOT_A_DIRECTORY, "answer", "the check broke on it: " + how),
        "");
  }

  Found of(Replica mirror) {
    Anchor alone = new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), List.of(mirror));
    Watch[] around = new Watch[1];
    try (StateFolder folder = StateFolder.temporary();
        DirectoryClient client =
            DirectoryClient.open(
                alone, folder.path(), clock, fetch -> around[0] = new Watch(fetch, most, mirror))) {
      Watch watch = around[0];
      client.reader().listen(watch);
      boolean read = client.read().isPresent();
      DirectoryStatus status = client.reader().status();
      byte[] body = watch.body();
      if (body == null) {
        return new Found(
            mirror,
            status,
            null,
            new Served.Finding(
                Verdict.Kind.UNREACHABLE, "", "it gave no directory: " + watch.failure(mirror)),
            "");
      }
      Served served = Served.read(body);
      if (!read) {
        String reason = String.valueOf(watch.failure(mirror));
        return new Found(
            mirror, status, served, served == null ? Served.none(body, reason) : null, reason);
      }
      return new Found(mirror, status, served, older(alone, body), "");
    }
  }

  /** What is older than what was seen here; null if nothing is. */
  private Served.@Nullable Finding older(Anchor alone, byte[] body) {
    try (StateFolder folder = StateFolder.temporary()) {
      for (String name : MEMORY) {
        if (Files.exists(state.resolve(name))) {
          Files.copy(state.resolve(name), folder.path().resolve(name));
        }
      }
      Watch watch = new Watch(new Again(body), most, alone.mirrors().get(0));
      DirectoryReader reader =
          new DirectoryReader(alone, folder.path(), watch, clock, FreshnessPolicy.DEFAULT);
      reader.listen(watch);
      if (reader.refresh()) {
        return null;
      }
      String reason = String.valueOf(watch.failure(alone.mirrors().get(0)));
      return new Served.Finding(
          Verdict.Kind.ROLLBACK, reason.contains("root") ? "root" : "snapshot", reason);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the memory in " + state, e);
    }
  }

  /** Gives the same answer again, without asking anybody. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Again(byte[] body) implements DirectoryFetch {
    @Override
    public Answer get(Question question) {
      return new Answer(200, body, null);
    }

    @Override
    public void publish(Replica directory, String document) {
      throw new UnsupportedOperationException("a check publishes nothing");
    }
  }

  /**
   * What it comes to, beside what the others serve.
   *
   * @param newest the one with the highest revision that verifies; null if none does
   */
  Verdict verdict(Found found, @Nullable Found newest) {
    Served.Finding finding = found.finding();
    if (finding == null && !found.verifies() && found.served() != null) {
      finding =
          found.served().finding(anchor, newest == null ? null : newest.served(), found.reason());
    }
    if (finding == null) {
      finding = compared(found, newest);
    }
    return new Verdict(
        found.mirror(), finding.kind(), found.status(), finding.document(), finding.value());
  }

  private static Served.Finding compared(Found found, @Nullable Found newest) {
    DirectoryStatus status = found.status();
    if (newest != null && status.revision() < newest.status().revision()) {
      return new Served.Finding(
          Verdict.Kind.BEHIND,
          "snapshot",
          "it is of revision "
              + status.revision()
              + ", and "
              + newest.mirror().url()
              + " has "
              + newest.status().revision());
    }
    if (status.freshness() != Freshness.FRESH) {
      return new Served.Finding(
          Verdict.Kind.STALE, "timestamp", "it is " + Verdict.said(status.age()) + " old");
    }
    return status.leftOut() == 0
        ? new Served.Finding(Verdict.Kind.GOOD, "", "")
        : new Served.Finding(
            Verdict.Kind.LEFT_OUT, "", status.leftOut() + " documents are not believed");
  }
}
