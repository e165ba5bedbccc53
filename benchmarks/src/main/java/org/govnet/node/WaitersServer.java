package org.govnet.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.govnet.benchmarks.Remote;

/** The server of {@link WaitersBench}, at both ends of its standard input and output. */
final class WaitersServer {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private WaitersServer() {}

  /** In a JVM of its own. */
  static Remote start(Class<? extends WaitersBench.Subject> subject) throws IOException {
    return Remote.start(0, "1g", WaitersServer.class, subject.getName());
  }

  /**
   * Serves one resource, and answers questions about it.
   *
   * @param arguments the name of a {@link WaitersBench.Subject}
   */
  public static void main(String[] arguments) throws Exception {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    try (WaitersBench.Subject subject =
            (WaitersBench.Subject)
                Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        EmbeddedServer server =
            EmbeddedServer.start(
                new ResourceConfig()
                    .registerInstances(
                        subject.resource(),
                        new ReadableHeaders(),
                        new ProblemMapper(),
                        new ProblemJson()),
                TlsIdentity.selfSigned("127.0.0.1"),
                InetAddress.getByName("127.0.0.1"),
                0,
                ServerLimits.DIRECTORY)) {
      for (String question = questions.readLine();
          question != null;
          question = questions.readLine()) {
        answers.println(
            switch (question) {
              case "base" -> server.baseUri().toString();
              case "target" -> subject.target();
              case "waiting" -> Integer.toString(subject.waiting());
              case "threads" ->
                  Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount());
              case "heap" -> Long.toString(heap());
              case "move" -> {
                long moved = System.nanoTime();
                subject.move();
                yield Long.toString(moved);
              }
              default -> await(subject, question);
            });
        answers.flush();
      }
    }
  }

  private static String await(WaitersBench.Subject subject, String question)
      throws InterruptedException {
    int wanted = Integer.parseInt(question.substring("await ".length()));
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (subject.waiting() < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "only " + subject.waiting() + " requests wait, of " + wanted);
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return Integer.toString(subject.waiting());
  }

  private static long heap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long used = Long.MAX_VALUE;
    // What has just become free may take more than one collection: references, and finalizers.
    for (int i = 0; i < 3; i++) {
      memory.gc();
      used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
