package org.govnet.discovery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;

/**
 * A process of its own, for what the one before must not have warmed up or filled; its figures go
 * to standard output, one a line.
 */
public final class DirectoryChild {
  private static final int COLLECTIONS = 6;

  private DirectoryChild() {}

  /**
   * Measures.
   *
   * @param arguments {@code coldstart} with a node and a contract that it offers in version 1,
   *     {@code heap} or {@code apply}
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    switch (arguments[0]) {
      case "coldstart" ->
          Arrays.stream(coldStart(arguments[1], arguments[2])).forEach(out::println);
      case "heap" -> out.println(heap());
      case "apply" -> Arrays.stream(apply()).forEach(out::println);
      default -> throw new IllegalArgumentException("no such figure: " + arguments[0]);
    }
  }

  /**
   * From a reader's files to the first answer, in s; the JVM's own start was before.
   *
   * @return with the anchor read already, and with that and all that it loads
   */
  private static double[] coldStart(String node, String contract) {
    long begin = System.nanoTime();
    Anchor anchor = SampleFiles.anchor(SampleFiles.LARGE);
    long anchored = System.nanoTime();
    DirectoryReader reader = SampleFiles.reader(anchor, SampleFiles.folder(SampleFiles.LARGE));
    Lookup answer =
        reader.lookup(
            directory ->
                directory.node(NodeId.of(node), new ServiceOffer(ContractId.of(contract), 1)));
    long end = System.nanoTime();
    if (!(answer instanceof Lookup.Found)) {
      throw new IllegalStateException("the first look-up has no answer: " + answer);
    }
    return new double[] {(end - anchored) / 1e9, (end - begin) / 1e9};
  }

  /** What a second reader keeps, in MB: the first has loaded what is needed for whatever size. */
  private static double heap() {
    Anchor anchor = SampleFiles.anchor(SampleFiles.LARGE);
    Path folder = SampleFiles.folder(SampleFiles.LARGE);
    int nodes = SampleFiles.reader(anchor, folder).current().orElseThrow().peers().size();
    long before = used();
    DirectoryReader reader = SampleFiles.reader(anchor, folder);
    long after = used();
    if (reader.current().orElseThrow().peers().size() != nodes) {
      throw new IllegalStateException("the directory is not whole");
    }
    return (after - before) / 1e6;
  }

  /** What is on the heap and reachable, in bytes. */
  public static long used() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  /**
   * One renewed descriptor after another taken in; the first half warms up.
   *
   * @return medians in ms: with the disk, and without
   */
  private static double[] apply() throws IOException {
    Anchor anchor = SampleFiles.anchor(SampleFiles.LARGE);
    Path folder = Files.createTempDirectory("govnet-apply");
    for (String file : List.of("directory.json", "memory.json")) {
      Files.copy(SampleFiles.folder(SampleFiles.LARGE).resolve(file), folder.resolve(file));
    }
    DirectoryReader reader = SampleFiles.reader(anchor, folder);
    DirectoryVerifier verifier = new DirectoryVerifier(anchor, java.time.Clock.systemUTC());
    List<byte[]> changes = SampleFiles.changes(SampleFiles.LARGE);
    int warm = changes.size() / 2;
    double[] withDisk = new double[changes.size() - warm];
    double[] without = new double[changes.size() - warm];
    for (int i = 0; i < changes.size(); i++) {
      Directory held = reader.current().orElseThrow();
      long begin = System.nanoTime();
      Directory next = verifier.apply(WireJson.read(changes.get(i), Changes.class), held);
      long middle = System.nanoTime();
      boolean news = reader.takeChanges(changes.get(i));
      long end = System.nanoTime();
      if (!news || next.revision() != reader.current().orElseThrow().revision()) {
        throw new IllegalStateException("the change was not taken in");
      }
      if (i >= warm) {
        without[i - warm] = (middle - begin) / 1e6;
        withDisk[i - warm] = (end - middle) / 1e6;
      }
    }
    SampleFiles.delete(folder);
    return new double[] {median(withDisk), median(without)};
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
