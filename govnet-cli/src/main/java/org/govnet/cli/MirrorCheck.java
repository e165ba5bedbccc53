package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
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
  /** The versions of what is believed are in the copy alone, so it belongs to the memory. */
  private static final List<String> MEMORY =
      List.of("memory.json", "directory.json", "directory.log");

  private static final Pattern NOT_IN_FORCE =
      Pattern.compile(
          "^(root|snapshot|timestamp)\\S*( \\S+)? (expired at|is issued in the future)");

  private static final Pattern FALLEN =
      Pattern.compile("^(?:the version of )?(\\S+) (?:fell from|changed within version) ");

  private final Anchor anchor;
  private final Path state;
  private final Clock clock;
  private final Duration most;
  private @Nullable Judged best;

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

  /** The bytes of one that verifies and contradicts no memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Judged(Replica mirror, long revision, byte[] body, @Nullable Served served) {}

  /** The newest of those; null if there is none. The others' bytes are not kept. */
  synchronized @Nullable Judged best() {
    return best;
  }

  private synchronized void offer(Judged judged) {
    if (best == null || judged.revision() > best.revision()) {
      best = judged;
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
        Connection.requireWritten(folder.path(), reason);
        return new Found(mirror, status, served, refused(served, body, reason), reason);
      }
      Directory alien = client.reader().current().orElseThrow();
      Served.Finding older = older(alone, body, alien);
      if (older == null) {
        offer(new Judged(mirror, status.revision(), body, served));
      }
      // The others are compared with the newest's documents alone, and what is older needs none.
      return new Found(
          mirror, status, served == null ? null : served.withoutDocuments(), older, "");
    }
  }

  /** What is plain without a look at the others; null if it is not. */
  private static Served.@Nullable Finding refused(
      @Nullable Served served, byte[] body, String reason) {
    if (served == null) {
      return Served.none(body, reason);
    }
    // Its signature was verified before its time was looked at: nobody has forged anything.
    Matcher late = NOT_IN_FORCE.matcher(reason);
    return late.find()
        ? new Served.Finding(Verdict.Kind.EXPIRED, String.valueOf(late.group(1)), reason)
        : null;
  }

  /**
   * What is older than what was seen here, or contradicts it; null if nothing does.
   *
   * @param alien what who remembers nothing makes of it
   */
  private Served.@Nullable Finding older(Anchor alone, byte[] body, Directory alien) {
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
        return reader.current().map(own -> lost(own.leftOut(), alien.leftOut())).orElse(null);
      }
      String reason = String.valueOf(watch.failure(alone.mirrors().get(0)));
      Connection.requireWritten(folder.path(), reason);
      return new Served.Finding(Verdict.Kind.ROLLBACK, fallen(reason), reason);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the memory in " + state, e);
    }
  }

  /** Which document a refusal is about: the snapshot, unless it names another. */
  private static String fallen(String reason) {
    Matcher fallen = FALLEN.matcher(reason);
    if (fallen.find()) {
      return Text.cut(String.valueOf(fallen.group(1)), 150);
    }
    return reason.contains("root") ? "root" : "snapshot";
  }

  /** The first document that only who remembers leaves out; null if there is none. */
  private static Served.@Nullable Finding lost(List<String> own, List<String> alien) {
    Set<String> named = names(alien);
    for (String line : own) {
      int colon = line.indexOf(": ");
      if (!named.contains(line.substring(0, colon))) {
        return new Served.Finding(
            Verdict.Kind.ROLLBACK,
            Text.cut(line.substring(0, colon), 150),
            line.substring(colon + 2));
      }
    }
    return null;
  }

  private static Set<String> names(List<String> lines) {
    return lines.stream()
        .map(line -> line.substring(0, line.indexOf(": ")))
        .collect(Collectors.toSet());
  }

  /** Gives the same answer again, without asking anybody. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Again(byte[] body) implements DirectoryFetch {
    @Override
    public Answer get(Question question) {
      if (!question.path().equals(DIRECTORY_PATH)) {
        return new Answer(410, new byte[0], null); // it is judged whole
      }
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
   * @param snapshots what {@link #snapshots} says of them all
   */
  Verdict verdict(Found found, @Nullable Found newest, Map<Long, Set<String>> snapshots) {
    Served.Finding finding = found.finding();
    Judged good = best();
    Set<String> same = snapshots.getOrDefault(found.status().revision(), Set.of());
    if (found.verifies() && same.size() > 1) {
      finding =
          new Served.Finding(
              Verdict.Kind.SPLIT,
              "snapshot",
              same.size()
                  + " different ones are signed as revision "
                  + found.status().revision()
                  + ", and this is "
                  + snapshot(found));
    }
    if (finding == null && !found.verifies() && found.served() != null) {
      finding = found.served().finding(anchor, good == null ? null : good.served(), found.reason());
    }
    if (finding == null) {
      finding = compared(found, newest);
    }
    return new Verdict(
        found.mirror(), finding.kind(), found.status(), finding.document(), finding.value());
  }

  /** The hashes of the snapshots that verify, by revision: more than one is a split view. */
  static Map<Long, Set<String>> snapshots(List<Found> all) {
    Map<Long, Set<String>> snapshots = new HashMap<>();
    all.stream()
        .filter(Found::verifies)
        .forEach(
            one ->
                snapshots
                    .computeIfAbsent(one.status().revision(), revision -> new HashSet<>())
                    .add(snapshot(one)));
    return snapshots;
  }

  private static String snapshot(Found found) {
    Served served = found.served();
    return served == null ? "" : served.snapshot();
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
