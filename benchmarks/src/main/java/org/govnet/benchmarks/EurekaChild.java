package org.govnet.benchmarks;

import com.netflix.discovery.shared.Applications;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.govnet.discovery.DirectoryChild;
import org.govnet.discovery.Peer;
import org.govnet.discovery.SampleFiles;

/** What {@link DirectoryChild} measures, of Eureka's client. */
final class EurekaChild {
  private static final int ROUNDS = 100;

  private EurekaChild() {}

  /**
   * Measures.
   *
   * @param arguments {@code coldstart} with an application, {@code heap} or {@code apply}; and
   *     before that the file that has the registry
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    PrintStream out = System.out;
    switch (arguments[1]) {
      case "coldstart" -> out.println(coldStart(file, arguments[2]));
      case "heap" -> out.println(heap(file));
      case "apply" -> out.println(apply(file));
      default -> throw new IllegalArgumentException("no such figure: " + arguments[1]);
    }
  }

  /** As its client reads it; it has no copy on disk, so this is an answer without the network. */
  private static Applications load(Path file) throws IOException {
    Applications all = EurekaRegistry.read(Files.readAllBytes(file));
    all.shuffleInstances(false);
    return all;
  }

  private static double coldStart(Path file, String name) throws IOException {
    long begin = System.nanoTime();
    int found = load(file).getRegisteredApplications(name).getInstances().size();
    long end = System.nanoTime();
    if (found == 0) {
      throw new IllegalStateException("no instance of " + name);
    }
    return (end - begin) / 1e9;
  }

  private static double heap(Path file) throws IOException {
    int size = load(file).size();
    long before = DirectoryChild.used();
    Applications all = load(file);
    long after = DirectoryChild.used();
    if (all.size() != size) {
      throw new IllegalStateException("the registry is not whole");
    }
    return (after - before) / 1e6;
  }

  private static double apply(Path file) throws IOException {
    Applications all = load(file);
    List<byte[]> deltas = new ArrayList<>();
    for (Peer peer : SampleFiles.largeDirectory().peers()) {
      if (deltas.size() < 2 * ROUNDS) {
        deltas.add(EurekaRegistry.write(EurekaRegistry.delta(peer)));
      }
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < deltas.size(); i++) {
      long begin = System.nanoTime();
      String hash = EurekaRegistry.take(deltas.get(i), all);
      long end = System.nanoTime();
      if (!hash.contains("OUT_OF_SERVICE")) {
        throw new IllegalStateException("the delta was not taken in: " + hash);
      }
      times[i % ROUNDS] = (end - begin) / 1e6; // the first half warms up
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }
}
