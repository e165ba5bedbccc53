package org.govnet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryBytes;
import org.govnet.discovery.DirectoryChild;
import org.govnet.discovery.LookupBenchmark;
import org.govnet.discovery.Peer;
import org.govnet.discovery.SampleFiles;

/** The figures of a directory of 10,000 nodes, and Eureka's where it does the same work. */
final class DirectoryFigures {
  private static final String EUREKA = "Netflix eureka-client 2";
  private static final String LOOKUP = LookupBenchmark.class.getName();
  private static final List<String> OF_MANY =
      Stream.of(".node", ".lead", ".serving").map(LOOKUP::concat).toList();
  private static final List<String> OF_FEW = OF_MANY.stream().map(name -> name + "OfFew").toList();
  private static final String EUREKA_LOOKUP = EurekaBenchmark.class.getName() + ".lookup";

  private DirectoryFigures() {}

  static final List<Figure> ALL =
      List.of(
          new Figure(
              "directory.lookup",
              "ns",
              and(OF_MANY, EUREKA_LOOKUP),
              round -> worst(OF_MANY, round::nanos),
              EUREKA + ", by name alone",
              round -> round.nanos(EUREKA_LOOKUP)),
          new Figure(
              "directory.lookup.alloc",
              "B",
              OF_MANY,
              round -> worst(OF_MANY, round::bytes),
              null,
              null),
          new Figure(
              "directory.lookup.scale",
              "x",
              and(OF_MANY, OF_FEW.toArray(new String[0])),
              DirectoryFigures::scale,
              null,
              null),
          measured(
              "directory.coldstart.10k",
              "s",
              round -> round.once("coldstart", DirectoryFigures::coldStart),
              EUREKA + ", unverified",
              round -> round.once("eureka.coldstart", () -> eureka("coldstart", node()))),
          waiters("directory.waiters", "", DirectoryWaiters::held),
          waiters("directory.waiters.answer", "ms", DirectoryWaiters::answerMillis),
          measured(
              "directory.coldstart.anchor",
              "s",
              round -> round.all("coldstart", DirectoryFigures::coldStart)[1],
              EUREKA + ", unverified",
              round -> round.once("eureka.coldstart", () -> eureka("coldstart", node()))),
          measured(
              "directory.apply.change",
              "ms",
              round -> apply(round)[0],
              EUREKA + ", no disk, unverified",
              round -> round.once("eureka.apply", () -> eureka("apply"))),
          measured(
              "directory.apply.memory",
              "ms",
              round -> apply(round)[1],
              EUREKA + ", unverified",
              round -> round.once("eureka.apply", () -> eureka("apply"))),
          measured(
              "directory.heap.10k",
              "MB",
              round -> round.once("heap", () -> Child.run(DirectoryChild.class, "heap")),
              EUREKA,
              round -> round.once("eureka.heap", () -> eureka("heap"))),
          measured(
              "directory.bytes.full",
              "MB",
              round -> DirectoryBytes.full(),
              EUREKA + ", unsigned",
              round -> packed(registry()) / 1e6),
          played("directory.bytes.day", 1, false),
          played("directory.bytes.day.3mirrors", 3, false),
          played("directory.bytes.day.halflife", 1, true));

  private static Figure measured(
      String name,
      String unit,
      ToDoubleFunction<Round> value,
      String against,
      ToDoubleFunction<Round> reference) {
    return new Figure(name, unit, List.of(), value, against, reference);
  }

  /** Two thousand long polls are held once, whatever the rounds. */
  private static Figure waiters(String name, String unit, DoubleSupplier value) {
    return new Figure(name, unit, List.of(), round -> value.getAsDouble(), null, null);
  }

  /** A played day is the same in each round, so it is played once. */
  private static Figure played(String name, int mirrors, boolean halfLife) {
    return new Figure(
        name,
        "MB",
        List.of(),
        round ->
            round.first(
                name,
                () ->
                    halfLife ? DirectoryBytes.dayAtHalfLife(mirrors) : DirectoryBytes.day(mirrors)),
        null,
        null);
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static double worst(List<String> benchmarks, ToDoubleFunction<String> measure) {
    return benchmarks.stream().mapToDouble(measure).max().orElseThrow();
  }

  /** The look-up that grows most. */
  private static double scale(Round round) {
    double worst = 0;
    for (int i = 0; i < OF_MANY.size(); i++) {
      worst = Math.max(worst, round.nanos(OF_MANY.get(i)) / round.nanos(OF_FEW.get(i)));
    }
    return worst;
  }

  private static double[] coldStart() {
    Peer peer = SampleFiles.largeDirectory().peers().iterator().next();
    return Child.run(
        DirectoryChild.class,
        "coldstart",
        peer.node().value(),
        peer.services().iterator().next().contract().value());
  }

  private static double[] apply(Round round) {
    return round.all("apply", () -> Child.run(DirectoryChild.class, "apply"));
  }

  private static String node() {
    return SampleFiles.largeDirectory().peers().iterator().next().node().value();
  }

  private static double[] eureka(String... what) {
    return Child.run(
        EurekaChild.class,
        Stream.concat(Stream.of(registry().toString()), Stream.of(what)).toArray(String[]::new));
  }

  /** Eureka's registry of the same nodes, in its client's own JSON. */
  private static Path registry() {
    Path file = Path.of(System.getProperty(SampleFiles.PROPERTY), "eureka.json");
    try {
      if (!Files.exists(file)) {
        Directory directory = SampleFiles.largeDirectory();
        Files.write(file, EurekaRegistry.write(EurekaRegistry.of(directory)));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static int packed(Path file) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      Files.copy(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack " + file, e);
    }
    return packed.size();
  }
}
