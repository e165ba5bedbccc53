package org.govnet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govnet.discovery.Anchor;
import org.govnet.evidence.EvidenceDamaged;
import org.govnet.evidence.EvidenceReport;
import org.govnet.evidence.EvidenceVerifier;
import org.govnet.evidence.Fault;
import org.govnet.evidence.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Whether logs are as they were written, and two sides' alike. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verify a log with nothing but its folder and the anchor; of two sides' logs, also whether",
      "both have the same exchanges. Exit code 1 if anything was altered, inserted, reordered or",
      "deleted, or is at one side alone. What comes after the last checkpoint that another node",
      "has countersigned is proven by nobody."
    })
final class EvidenceVerify implements Runnable {
  @ParentCommand private EvidenceCommands commands;

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "FILE",
      description = "The network's anchor file.")
  private Path anchorFile;

  @Option(
      names = "--chain-only",
      description = "Leave the messages' own signatures alone, which takes a tenth of the time.")
  private boolean chainOnly;

  @Parameters(
      arity = "1..2",
      paramLabel = "FOLDER",
      description = "A log's folder, or one that has those of a node's replicas; two to compare.")
  private List<Path> folders = new ArrayList<>();

  @Override
  public void run() {
    GovnetCli cli = commands.cli;
    EvidenceVerifier verifier = new EvidenceVerifier(Anchor.load(anchorFile));
    if (chainOnly) {
      verifier = verifier.chainOnly();
    }
    List<Path> logs = new ArrayList<>();
    folders.forEach(folder -> logs.addAll(EvidenceVerifier.logs(folder)));
    Output output = cli.output();
    boolean sound;
    try {
      sound =
          folders.size() == 2
              ? compare(output, verifier.reconcile(folders.get(0), folders.get(1)))
              : say(output, logs.stream().map(verifier::verify).toList());
    } catch (EvidenceDamaged e) { // that there is a log was seen before
      throw new Failure(Failure.REFUSED, e.getMessage());
    }
    output.flush();
    if (!sound) {
      throw new Failure(
          Failure.REFUSED,
          "the evidence does not hold: keep the folder as it is, and ask who could write there");
    }
  }

  private static boolean compare(Output output, Reconciliation both) {
    List<EvidenceReport> reports = new ArrayList<>(both.one());
    reports.addAll(both.other());
    boolean unused = say(output, reports);
    output
        .value("matched", "exchanges that both have alike", both.matched())
        .value("unproven", "exchanges that cannot be compared", both.unproven())
        .value("differences", "differences", both.differenceCount());
    if (both.differenceCount() > 0 || output.isJson()) {
      output.table(
          "compared",
          List.of("difference", "first", "second", "what"),
          both.differences().stream()
              .map(one -> List.of(word(one.kind()), one.first(), one.second(), one.detail()))
              .toList());
    }
    return both.isSound();
  }

  private static boolean say(Output output, List<EvidenceReport> reports) {
    output.table(
        "logs",
        List.of(
            "node", "log", "entries", "records", "verified", "erased", "proven", "by", "faults"),
        reports.stream().map(EvidenceVerify::row).toList());
    for (EvidenceReport report : reports) {
      output.line(proven(report));
      report.notes().forEach(note -> output.line("note: " + note));
    }
    List<List<Object>> erasures = new ArrayList<>();
    List<List<Object>> faults = new ArrayList<>();
    for (EvidenceReport report : reports) {
      report
          .erasures()
          .forEach(
              one ->
                  erasures.add(
                      List.of(
                          report.node(),
                          one.sequence(),
                          one.at().toString(),
                          one.records(),
                          one.reason())));
      report.faults().forEach(fault -> faults.add(row(fault)));
    }
    if (!erasures.isEmpty() || output.isJson()) {
      output.table("erasures", List.of("node", "sequence", "at", "records", "reason"), erasures);
    }
    if (!faults.isEmpty() || output.isJson()) {
      output.table("faults", List.of("fault", "sequence", "file", "byte", "what"), faults);
    }
    return reports.stream().allMatch(EvidenceReport::isSound);
  }

  private static List<Object> row(EvidenceReport report) {
    return List.of(
        report.node(),
        report.log(),
        report.first() + "-" + report.last(),
        report.records(),
        report.verified(),
        report.erased(),
        report.provenTo(),
        report.provenBy(),
        report.faultCount());
  }

  private static List<Object> row(Fault fault) {
    Path file = Path.of(fault.file()).getFileName();
    return List.of(
        word(fault.kind()), fault.sequence(), String.valueOf(file), fault.offset(), fault.detail());
  }

  /** In a sentence, because it is easily taken for more than it is. */
  private static String proven(EvidenceReport report) {
    String whose = report.node() + "'s log " + report.log() + ": ";
    if (!report.isSound()) {
      return whose + "it has faults, and proves nothing around them";
    }
    if (report.provenTo() == 0) {
      return whose + "no other node has countersigned it, so it is " + report.node() + "'s word";
    }
    String rest =
        report.provenTo() < report.last()
            ? "; what comes after is " + report.node() + "'s word"
            : "";
    return whose
        + "as it was written up to entry "
        + report.provenTo()
        + " of "
        + report.provenAt()
        + ", countersigned by "
        + report.provenBy()
        + rest;
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
