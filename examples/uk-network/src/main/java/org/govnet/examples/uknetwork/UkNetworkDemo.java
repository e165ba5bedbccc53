package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govnet.api.NetworkId;
import org.govnet.node.LocalNetwork;

/**
 * Starts a small UK network on the loopback address, does business across it, and breaks it on the
 * way: a replica, the directory, a message. Ends with one line, and with exit code 1 if anything
 * failed.
 *
 * <p>With the system property {@code govnet.data} set to a folder that has {@code
 * local-authorities.csv}, all the councils in it are admitted too, and who serves each area is
 * found.
 */
public final class UkNetworkDemo {
  private UkNetworkDemo() {}

  /** Runs the demo. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("govnet-demo");
    boolean succeeded;
    try {
      succeeded = run(System.out, folder, data());
    } finally {
      delete(folder);
    }
    System.exit(succeeded ? 0 : 1);
  }

  private static Optional<Path> data() {
    String folder = System.getProperty("govnet.data", "");
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(folder).resolve("local-authorities.csv"));
  }

  /**
   * Runs the demo.
   *
   * @param folder where the network keeps its keys and state; new
   * @param councils the councils to admit besides; empty for none
   * @return whether nothing failed
   */
  static boolean run(PrintStream out, Path folder, Optional<Path> councils) throws IOException {
    Clock clock = Clock.systemUTC();
    Report report = new Report(out);
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-demo"), folder, clock);
        Nodes nodes = Nodes.start(network, folder, clock)) {
      report.line("govnet demo: a small UK network on loopback");
      nodes.describe(report);
      if (councils.isPresent()) {
        new CouncilRegister(network, nodes.at("leeds"), folder, clock)
            .admitAll(councils.get(), report);
      } else {
        network.register(Places.EXCERPT);
      }
      new Journeys(network, nodes, folder, clock, report).run();
      return report.finish(nodes.all().size());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the demo's folder " + folder, e);
    }
  }
}
