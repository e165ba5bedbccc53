package org.govnet.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.govnet.benchmarks.TempFolder;

/** A process of its own; its figures go to standard output, one a line. */
public final class EvidenceChild {
  private static final int THREADS = 8;

  /** How many records each thread has on their way, as a server with as many requests would. */
  private static final int ON_THEIR_WAY = 250;

  private static final int BATCH = THREADS * ON_THEIR_WAY / 2;
  private static final int RECORDS = 200_000;
  private static final int SIGNED = 40_000;

  private EvidenceChild() {}

  /**
   * Measures.
   *
   * @param arguments {@code append} or {@code verify}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    try (TempFolder folder = TempFolder.create()) {
      double[] figures =
          switch (arguments[0]) {
            case "append" -> append(folder.path());
            case "verify" -> verify(folder.path());
            default -> throw new IllegalArgumentException("no such figure: " + arguments[0]);
          };
      for (double figure : figures) {
        out.println(figure);
      }
    }
  }

  /** Records a second that are durable: by the log, and by a plain writer of the same bytes. */
  private static double[] append(Path folder) throws IOException, InterruptedException {
    SampleExchanges exchanges = new SampleExchanges(1_000);
    double log = 0;
    double plain = 0;
    // Three turns of both, of which the first warms up.
    for (int turn = 0; turn < 3; turn++) {
      try (Evidence evidence = exchanges.log(folder.resolve("log-" + turn))) {
        log =
            Math.max(
                turn == 0 ? 0 : log, append(evidence, exchanges, turn == 0 ? 40_000 : RECORDS));
      }
      plain = Math.max(turn == 0 ? 0 : plain, plain(folder.resolve("plain-" + turn), exchanges));
    }
    return new double[] {log, plain};
  }

  private static double append(Evidence evidence, SampleExchanges exchanges, int records)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int t = 0; t < THREADS; t++) {
      Thread thread =
          new Thread(
              () -> {
                ArrayDeque<CompletableFuture<Evidence.Receipt>> sent = new ArrayDeque<>();
                for (int i = next.getAndIncrement(); i < records; i = next.getAndIncrement()) {
                  sent.add(evidence.append(exchanges.record(i), FailurePolicy.REFUSE));
                  if (sent.size() == ON_THEIR_WAY) {
                    require(sent.remove().join());
                  }
                }
                sent.forEach(one -> require(one.join()));
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return records / ((System.nanoTime() - begin) / 1e9);
  }

  private static void require(Evidence.Receipt receipt) {
    if (!receipt.isDurable()) {
      throw new IllegalStateException("a record is not on the disk");
    }
  }

  /** One thread, one file, the same bytes in batches as large, and one force for each. */
  private static double plain(Path file, SampleExchanges exchanges) throws IOException {
    int bytes = RecordContent.write(exchanges.record(0), new byte[RecordContent.SALT]).length + 400;
    byte[] batch = new byte[BATCH * bytes];
    int batches = RECORDS / BATCH;
    long begin = System.nanoTime();
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < batches; i++) {
        out.write(batch);
        out.getFD().sync();
      }
    }
    return (double) batches * BATCH / ((System.nanoTime() - begin) / 1e9);
  }

  /**
   * Records a second whose chain and contents are verified; signatures a second that are, with all
   * of that; signatures a second that as many threads verify and nothing else.
   */
  private static double[] verify(Path folder) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    SampleExchanges exchanges = new SampleExchanges(10_000);
    try (Evidence evidence = exchanges.log(folder.resolve("long"))) {
      double unused = append(evidence, exchanges, RECORDS);
    }
    try (Evidence evidence = exchanges.log(folder.resolve("short"))) {
      double unused = append(evidence, exchanges, SIGNED);
    }
    EvidenceVerifier verifier = new EvidenceVerifier(exchanges.anchor());
    double chain = 0;
    double signatures = 0;
    double provider = 0;
    for (int turn = 0; turn < 3; turn++) { // the first warms up
      chain = records(verifier.chainOnly(), folder.resolve("long"), turn == 0 ? 0 : chain);
      provider =
          Math.max(turn == 0 ? 0 : provider, exchanges.verifications(processors, 2_000_000_000L));
      signatures = 2 * records(verifier, folder.resolve("short"), turn == 0 ? 0 : signatures / 2);
    }
    return new double[] {chain, signatures, provider};
  }

  private static double records(EvidenceVerifier verifier, Path log, double before) {
    long begin = System.nanoTime();
    EvidenceReport report = verifier.verify(log);
    double rate = report.records() / ((System.nanoTime() - begin) / 1e9);
    if (!report.isSound()) {
      throw new IllegalStateException("the log has faults: " + report.faults().get(0));
    }
    return Math.max(before, rate);
  }
}
