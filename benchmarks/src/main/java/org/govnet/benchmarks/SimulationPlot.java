package org.govnet.benchmarks;

import java.util.List;
import java.util.Locale;
import org.govnet.benchmarks.SimulationFigures.Published;
import org.govnet.testkit.simulation.Report;
import org.govnet.testkit.simulation.Scenarios;
import org.govnet.testkit.simulation.Simulation;

/** The seven scenarios as a picture: success to the left, the mean to the right. */
final class SimulationPlot {
  private static final List<String> COLOURS = List.of("#1d70b8", "#b1b4b6", "#85994b", "#f499be");
  private static final int BAR = 11;
  private static final int GROUP = 66;
  private static final int TOP = 64;
  private static final int LEFT = 150;
  private static final int SUCCESS = 300;
  private static final int MIDDLE = 560;
  private static final int MEAN = 240;

  /** The right side is logarithmic, for means differ by a hundred. */
  private static final double SHORTEST = 0.05;

  private static final double LONGEST = 10;

  private SimulationPlot() {}

  static String svg() {
    List<Simulation> all = Scenarios.all();
    int height = TOP + all.size() * GROUP + 10;
    StringBuilder out = new StringBuilder();
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        height);
    add(out, "<title>Success and mean of the seven scenarios, by the way to pick</title>");
    add(out, "<rect width=\"900\" height=\"%d\" fill=\"#ffffff\"/>", height);
    legend(out);
    for (int i = 0; i < all.size(); i++) {
      group(out, all.get(i), TOP + i * GROUP);
    }
    return out.append("</svg>\n").toString();
  }

  private static void legend(StringBuilder out) {
    int x = LEFT;
    int i = 0;
    for (String strategy : SimulationFigures.strategies().keySet()) {
      add(out, "<rect x=\"%d\" y=\"10\" width=\"10\" height=\"10\" fill=\"%s\"/>", x, colour(i));
      add(out, "<text x=\"%d\" y=\"19\">%s</text>", x + 15, strategy);
      x += 30 + 7 * strategy.length();
      i++;
    }
    add(
        out,
        "<path d=\"M%d 10v10\" stroke=\"#0b0c0c\" stroke-width=\"2\"/><text x=\"%d\""
            + " y=\"19\">Dialogue&#8217;s best</text>",
        x,
        x + 8);
    add(out, "<text x=\"%d\" y=\"48\">success, 0 to 100 %%</text>", LEFT);
    add(out, "<text x=\"%d\" y=\"48\">mean, 0.05 to 10 s, logarithmic</text>", MIDDLE);
  }

  private static void group(StringBuilder out, Simulation scenario, int top) {
    add(out, "<text x=\"10\" y=\"%d\">%s</text>", top + 2 * BAR, scenario.name());
    int y = top;
    int i = 0;
    for (String strategy : SimulationFigures.strategies().keySet()) {
      Report report = SimulationFigures.report(scenario, strategy, false);
      double mean = SimulationFigures.seconds(report);
      bar(out, LEFT, y, success(report.successPercent()), colour(i));
      label(out, LEFT + SUCCESS + 8, y, "%.1f %%", report.successPercent());
      bar(out, MIDDLE, y, mean(mean), colour(i));
      label(out, MIDDLE + MEAN + 8, y, "%.3f s", mean);
      y += BAR + 2;
      i++;
    }
    Published published = SimulationFigures.published(scenario);
    mark(out, LEFT + success(published.success()), top);
    if (published.mean() > 0) {
      mark(out, MIDDLE + mean(published.mean()), top);
    }
  }

  private static String colour(int i) {
    return COLOURS.get(i % COLOURS.size());
  }

  private static double success(double percent) {
    return SUCCESS * percent / 100;
  }

  private static double mean(double seconds) {
    double share = Math.log(seconds / SHORTEST) / Math.log(LONGEST / SHORTEST);
    return MEAN * Math.max(0.005, Math.min(1, share));
  }

  private static void bar(StringBuilder out, int x, int y, double width, String colour) {
    add(
        out,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        x,
        y,
        width,
        BAR,
        colour);
  }

  private static void label(StringBuilder out, int x, int y, String format, double value) {
    String text = String.format(Locale.ROOT, format, value);
    add(out, "<text x=\"%d\" y=\"%d\" font-size=\"10\">%s</text>", x, y + BAR - 2, text);
  }

  private static void mark(StringBuilder out, double x, int top) {
    add(
        out,
        "<path d=\"M%.1f %dv%d\" stroke=\"#0b0c0c\" stroke-width=\"2\"/>",
        x,
        top - 2,
        4 * (BAR + 2) + 2);
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
