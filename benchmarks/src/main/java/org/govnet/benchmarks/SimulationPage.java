package org.govnet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.govnet.benchmarks.SimulationFigures.Published;
import org.govnet.testkit.simulation.Report;
import org.govnet.testkit.simulation.Scenarios;
import org.govnet.testkit.simulation.Simulation;

/** Writes docs/simulation.md and its picture. */
final class SimulationPage {
  private SimulationPage() {}

  static void write(Path docs) throws IOException {
    String page =
        template()
            .replace("{{plain}}", table(false))
            .replace("{{keyed}}", table(true))
            .replace("{{responses}}", responses());
    Files.writeString(docs.resolve("simulation.md"), page);
    Files.writeString(docs.resolve("simulation.svg"), SimulationPlot.svg());
  }

  private static String template() throws IOException {
    try (InputStream in = SimulationPage.class.getResourceAsStream("simulation.md")) {
      if (in == null) {
        throw new IllegalStateException("simulation.md is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Success, and the mean in seconds. */
  private static String table(boolean keyed) {
    StringBuilder out = new StringBuilder("| scenario |");
    SimulationFigures.strategies()
        .keySet()
        .forEach(name -> out.append(' ').append(name).append(" |"));
    out.append(keyed ? "\n|---|" : " Dialogue's best |\n|---|");
    out.append("---|".repeat(SimulationFigures.strategies().size() + (keyed ? 0 : 1)));
    for (Simulation scenario : Scenarios.all()) {
      out.append("\n| `").append(scenario.name()).append("` |");
      for (String strategy : SimulationFigures.strategies().keySet()) {
        out.append(cell(SimulationFigures.report(scenario, strategy, keyed)));
      }
      if (!keyed) {
        out.append(cell(SimulationFigures.published(scenario)));
      }
    }
    return out.toString();
  }

  private static String cell(Report report) {
    return String.format(
        Locale.ROOT,
        " %.1f %% (%.3f s) |",
        report.successPercent(),
        SimulationFigures.seconds(report));
  }

  private static String cell(Published published) {
    return published.mean() == 0
        ? String.format(Locale.ROOT, " %.1f %% |", published.success())
        : String.format(Locale.ROOT, " %.1f %% (%.3f s) |", published.success(), published.mean());
  }

  private static String responses() {
    StringBuilder out =
        new StringBuilder(
                "| scenario | calls | attempts | answers by status | p99 | not given back |")
            .append("\n|---|---|---|---|---|---|");
    for (Simulation scenario : Scenarios.all()) {
      Report report = SimulationFigures.report(scenario, "govnet", false);
      String answers =
          report.responses().entrySet().stream()
              .map(SimulationPage::answer)
              .collect(Collectors.joining(", "));
      out.append(
          String.format(
              Locale.ROOT,
              "\n| `%s` | %,d | %,d | %s | %.3f s | %d |",
              scenario.name(),
              report.sent(),
              report.attempts(),
              answers,
              report.p99().toNanos() / 1e9,
              report.leaks()));
    }
    return out.toString();
  }

  private static String answer(Map.Entry<Integer, Integer> status) {
    return String.format(Locale.ROOT, "%d: %,d", status.getKey(), status.getValue());
  }
}
