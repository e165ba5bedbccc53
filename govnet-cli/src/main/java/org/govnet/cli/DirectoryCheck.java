package org.govnet.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DirectoryReader;
import org.govnet.discovery.FreshnessPolicy;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Which mirrors are as they should be. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Read every mirror that the anchor names, and say what is wrong with which, and what to do.",
      "Exit code 5 if one serves what is not to be believed, 3 if none answers, 1 if anything else"
          + " is wrong with any."
    })
final class DirectoryCheck implements Runnable {
  /** Few, because each may send as much as a directory may have. */
  private static final int AT_ONCE = 4;

  private static final int MAX_SECONDS = 300;

  @ParentCommand private DirectoryCommands directories;
  @Mixin private Connection connection;

  @Option(
      names = "--timeout",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "How long a mirror may take: 1 to 300; by default 30, the most a reader waits.")
  private int seconds;

  @Override
  public void run() {
    GovnetCli cli = directories.cli;
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw cli.usage("--timeout must be 1 to " + MAX_SECONDS + " seconds: " + seconds);
    }
    Anchor anchor = connection.anchor();
    if (anchor.mirrors().isEmpty()) {
      throw connection.noMirror();
    }
    List<Verdict> verdicts;
    try (StateFolder state = connection.state(cli, anchor)) {
      Connection.warnOfDamage(
          cli,
          state.path(),
          reader(cli, anchor, state, new MirrorCheck.Again(new byte[0])).status());
      MirrorCheck check =
          new MirrorCheck(anchor, state.path(), cli.clock, Duration.ofSeconds(seconds));
      verdicts = remember(cli, anchor, state, check, verdicts(anchor, check));
    }
    say(cli.output(), verdicts);
    judge(cli, anchor, verdicts);
  }

  private static List<Verdict> verdicts(Anchor anchor, MirrorCheck check) {
    List<MirrorCheck.Found> found = all(check, anchor.mirrors());
    MirrorCheck.@Nullable Found newest =
        found.stream()
            .filter(MirrorCheck.Found::verifies)
            .max(Comparator.comparingLong(one -> one.status().revision()))
            .orElse(null);
    Map<Long, Set<String>> snapshots = MirrorCheck.snapshots(found);
    return found.stream().map(one -> check.verdict(one, newest, snapshots)).toList();
  }

  /** A few at a time, or some that keep silent would make the check take minutes. */
  private static List<MirrorCheck.Found> all(MirrorCheck check, List<Replica> mirrors) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<MirrorCheck.Found>> asked = new ArrayList<>();
      mirrors.forEach(mirror -> asked.add(workers.submit(() -> check.of(mirror))));
      List<MirrorCheck.Found> found = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        found.add(found(mirrors.get(i), asked.get(i)));
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.REFUSED, "interrupted before all mirrors were read");
    } finally {
      workers.shutdownNow();
    }
  }

  private static MirrorCheck.Found found(Replica mirror, Future<MirrorCheck.Found> asked)
      throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours && Failure.code(ours) == Failure.FILE) {
        throw ours;
      }
      // Whatever a mirror has done to us, heap included: the others are still to be judged.
      return MirrorCheck.broke(mirror, String.valueOf(e.getCause()));
    }
  }

  /** What was read here, no command believes an older one than: the very bytes that were judged. */
  private static List<Verdict> remember(
      GovnetCli cli, Anchor anchor, StateFolder state, MirrorCheck check, List<Verdict> verdicts) {
    MirrorCheck.@Nullable Judged best = check.best();
    if (best == null
        || verdicts.stream()
            .noneMatch(one -> one.mirror().equals(best.mirror()) && one.isBelieved())) {
      return verdicts;
    }
    Anchor alone =
        new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), List.of(best.mirror()));
    Watch watch = new Watch(new MirrorCheck.Again(best.body()), Duration.ofDays(1), best.mirror());
    DirectoryReader reader = reader(cli, alone, state, watch);
    reader.listen(watch);
    if (reader.refresh()) {
      return verdicts;
    }
    String reason = String.valueOf(watch.failure(best.mirror()));
    Connection.requireWritten(state.path(), reason);
    return verdicts.stream()
        .map(one -> one.mirror().equals(best.mirror()) ? one.refused(reason) : one)
        .toList();
  }

  private static DirectoryReader reader(
      GovnetCli cli, Anchor anchor, StateFolder state, DirectoryFetch fetch) {
    return new DirectoryReader(anchor, state.path(), fetch, cli.clock, FreshnessPolicy.DEFAULT);
  }

  private static void say(Output output, List<Verdict> verdicts) {
    if (output.isJson()) {
      output.table("mirrors", Verdict.COLUMNS, verdicts.stream().map(Verdict::row).toList());
    } else {
      output.table(
          "mirrors",
          List.of("mirror", "verdict", "revision", "freshness", "age", "documents", "left out"),
          verdicts.stream()
              .map(
                  one ->
                      List.of(
                          one.mirror().url(),
                          one.kind().word(),
                          one.status().revision(),
                          one.status().freshness(),
                          Verdict.said(one.status().age()),
                          one.status().documents(),
                          one.status().leftOut()))
              .toList());
    }
    output.flush();
  }

  private static void judge(GovnetCli cli, Anchor anchor, List<Verdict> verdicts) {
    List<Verdict> wrong = verdicts.stream().filter(one -> !one.isGood()).toList();
    if (wrong.isEmpty()) {
      return;
    }
    wrong.forEach(one -> cli.say(one.sentence()));
    boolean untrusted = verdicts.stream().anyMatch(one -> one.kind().code() == Failure.UNTRUSTED);
    boolean none = verdicts.stream().noneMatch(Verdict::isBelieved);
    boolean expired = verdicts.stream().anyMatch(one -> one.kind() == Verdict.Kind.EXPIRED);
    throw new Failure(
        untrusted ? Failure.UNTRUSTED : none && !expired ? Failure.UNREACHABLE : Failure.REFUSED,
        none
            ? "no mirror has a directory of " + anchor.network() + " to be believed"
            : wrong.size() + " of " + verdicts.size() + " mirrors are not as they should be");
  }
}
