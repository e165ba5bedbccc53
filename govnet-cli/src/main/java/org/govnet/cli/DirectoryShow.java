package org.govnet.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.govnet.api.NodeId;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Lookup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a directory says, for everybody who wants to see it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show what the directory says: nodes, one node, capabilities or what is wrong.")
final class DirectoryShow implements Runnable {
  @ParentCommand private DirectoryCommands directories;
  @Mixin private Connection connection;

  @ArgGroup private @Nullable What what;

  /** One thing at a time. */
  static final class What {
    @Parameters(paramLabel = "NODE", description = "One node; by default all are listed.")
    private @Nullable NodeId node;

    @Option(names = "--capabilities", description = "Who leads each.")
    private boolean capabilities;

    @Option(names = "--areas", description = "Places.")
    private boolean areas;

    @Option(names = "--left-out", description = "Documents that are not believed, and why.")
    private boolean leftOut;
  }

  @Override
  public void run() {
    What asked = what == null ? new What() : what;
    connection.use(
        directories.cli,
        session -> {
          Directory directory = session.read();
          Output output =
              directories
                  .cli
                  .output()
                  .value("network", "network", directory.network().value())
                  .value("revision", "revision", directory.revision())
                  .value(
                      "freshness", "freshness", session.client().reader().freshness().toString());
          if (asked.node != null) {
            one(output, directory, asked.node);
          } else if (asked.capabilities) {
            capabilities(output, directory);
          } else if (asked.areas) {
            areas(output, directory);
          } else if (asked.leftOut) {
            output.table(
                "leftOut",
                List.of("document"),
                directory.leftOut().stream().map(List::of).toList());
          } else {
            nodes(output, directory);
          }
          output.flush();
        });
  }

  private static void one(Output output, Directory directory, NodeId node) {
    Lookup lookup = directory.node(node);
    if (lookup instanceof Lookup.NotRegistered not) {
      output.flush();
      throw new Failure(Failure.REFUSED, not.reason());
    }
    directory
        .admission(node)
        .ifPresent(
            admission ->
                output
                    .value("name", "name", admission.name())
                    .value("authority", "admitted by", admission.authority().value())
                    .value("epoch", "epoch", admission.epoch())
                    .value("key", "document key", admission.key().thumbprint())
                    .value("expiresAt", "until", admission.expiresAt().toString())
                    .value(
                        "areas", "areas", admission.areas().stream().map(Object::toString).toList())
                    .value(
                        "capabilities",
                        "capabilities",
                        admission.capabilities().stream().map(Object::toString).toList()));
    if (lookup instanceof Lookup.Found found) {
      output
          .value(
              "replicas",
              "replicas",
              found.peer().replicas().stream().map(one -> one.url().toString()).toList())
          .value(
              "services",
              "services",
              found.peer().services().stream().map(Object::toString).sorted().toList());
    }
  }

  private static void nodes(Output output, Directory directory) {
    output.table(
        "nodes",
        List.of("node", "name", "authority", "epoch", "areas", "replicas"),
        directory.admissions().stream()
            .sorted(Comparator.comparing((Admission one) -> one.node().value()))
            .map(
                one ->
                    List.of(
                        one.node().value(),
                        one.name(),
                        one.authority().value(),
                        one.epoch(),
                        one.areas().stream().map(Object::toString).collect(Collectors.joining(",")),
                        directory.node(one.node()) instanceof Lookup.Found found
                            ? found.peer().replicas().size()
                            : 0))
            .toList());
  }

  private static void capabilities(Output output, Directory directory) {
    output.table(
        "capabilities",
        List.of("capability", "lead", "deputies", "until", "handover"),
        directory.designations().stream()
            .map(
                one ->
                    List.of(
                        one.capability().value(),
                        one.lead().value(),
                        one.deputies().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(",")),
                        one.endsAt().toString(),
                        one.handover() == null
                            ? ""
                            : one.handover().at() + " to " + one.handover().lead()))
            .toList());
  }

  private static void areas(Output output, Directory directory) {
    output.table(
        "areas",
        List.of("code", "name", "tier"),
        directory.areas().stream()
            .sorted(Comparator.comparing(area -> area.code().value()))
            .map(area -> List.of(area.code().value(), area.name(), area.tier().toString()))
            .toList());
  }
}
