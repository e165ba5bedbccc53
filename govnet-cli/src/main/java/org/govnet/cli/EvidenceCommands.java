package org.govnet.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.govnet.api.GovnetException;
import org.govnet.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What is done with evidence: docs/evidence.md. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Verify, show and erase evidence of exchanges.",
    subcommands = {EvidenceVerify.class, EvidenceShow.class})
final class EvidenceCommands {
  @ParentCommand GovnetCli cli;

  /** What to erase. */
  static final class What {
    @Option(
        names = "--before",
        paramLabel = "TIME",
        description = "All that was recorded before a time, such as 2020-04-01T00:00:00Z.")
    private @Nullable Instant before;

    @Option(
        names = "--record",
        split = ",",
        paramLabel = "SEQUENCE",
        description = "Records, by their place in the chain.")
    private @Nullable Set<Long> records;
  }

  @Command(
      name = "erase",
      mixinStandardHelpOptions = true,
      description = {
        "Erase the contents of records, for good; the chain stays, and says when and why.",
        "The log's node must not be running: it erases its own log itself."
      })
  void erase(
      @ArgGroup(multiplicity = "1") What what,
      @Option(
              names = "--reason",
              required = true,
              description = "Why, without personal data: it stays in the chain.")
          String reason,
      @Parameters(paramLabel = "FOLDER", description = "The log's folder.") Path folder) {
    try (Evidence log = Evidence.toErase(folder, cli.clock)) {
      Instant before = what.before;
      Set<Long> records = what.records == null ? Set.of() : what.records;
      CompletableFuture<Long> erased =
          before != null ? log.eraseBefore(before, reason) : log.erase(records, reason);
      cli.output().value("erased", "records erased", erased.join()).flush();
    } catch (CompletionException e) {
      throw e.getCause() instanceof GovnetException ours ? ours : e;
    }
  }
}
