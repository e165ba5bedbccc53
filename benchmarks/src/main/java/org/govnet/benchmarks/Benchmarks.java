package org.govnet.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.govnet.discovery.SampleFiles;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures, prints a table and writes it as JSON: docs/benchmarks.md.
 *
 * <p>{@code -Dbench} has parts of the names of the figures to measure, between commas; {@code
 * -Dbench.quick=true} takes fewer rounds, to see that everything works; {@code -Dbench.docs} is the
 * folder to write the simulation's page to.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Measures.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    String wanted = System.getProperty("bench", "");
    List<Figure> figures =
        Figure.ALL.stream()
            .filter(figure -> Stream.of(wanted.split(",", -1)).anyMatch(figure.name()::contains))
            .toList();
    if (figures.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dbench="
              + wanted
              + " is part of no figure's name: "
              + Figure.ALL.stream().map(Figure::name).toList());
    }
    boolean large = figures.stream().anyMatch(DirectoryFigures.ALL::contains);
    if (large) {
      Runtime.getRuntime().addShutdownHook(new Thread(SampleFiles::clear)); // also if it fails
      SampleFiles.found();
    }
    Options options = options(figures, Boolean.getBoolean("bench.quick"));
    // JMH runs all it has if it is asked for nothing.
    boolean idle = figures.stream().allMatch(figure -> figure.benchmarks().isEmpty());
    boolean measures =
        large
            || figures.stream().anyMatch(ClientFigures.IN_PROCESSES::contains)
            || figures.stream().anyMatch(NodeFigures.ALL::contains)
            || figures.stream().anyMatch(EvidenceFigures.ALL::contains);
    int rounds = idle && !measures ? 1 : Boolean.getBoolean("bench.quick") ? 1 : 5;
    List<Round> measured = new ArrayList<>();
    PrintStream out = System.out;
    for (int round = 1; round <= rounds; round++) {
      out.println("round " + round + " of " + rounds);
      measured.add(new Round(idle ? List.of() : new Runner(options).run()));
    }
    List<Row> rows = figures.stream().map(figure -> Row.of(figure, measured)).toList();
    out.println();
    rows.forEach(out::println);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(new File(arguments[0]), rows);
    String docs = System.getProperty("bench.docs", "");
    if (!docs.isEmpty()) {
      SimulationPage.write(Path.of(docs));
    }
  }

  /** One round: each benchmark once, in a JVM of its own. */
  private static Options options(List<Figure> figures, boolean quick) {
    OptionsBuilder options = new OptionsBuilder();
    figures.stream()
        .flatMap(figure -> figure.benchmarks().stream())
        .distinct()
        .forEach(benchmark -> options.include("^" + Pattern.quote(benchmark) + "$"));
    // -Xbatch: a busy machine leaves little to a compiler in the background, and the warm-up ends
    // first.
    options
        .forks(1)
        .warmupIterations(quick ? 5 : 10)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(quick ? 2 : 5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .jvmArgsAppend(
            "-Xms512m",
            "-Xmx512m",
            "-Xbatch",
            "-Dslf4j.internal.verbosity=ERROR",
            "-D" + SampleFiles.PROPERTY + "=" + System.getProperty(SampleFiles.PROPERTY, ""))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    return options.build();
  }
}
