package org.govnet.node;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;

/** The server of {@link WaitersBench}, at both ends of its standard input and output. */
final class WaitersServer {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private WaitersServer() {}

  /** In a JVM of its own. */
  static Remote start(Class<? extends WaitersBench.Subject> subject) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", "0"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ActiveProcessorCount=1",
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path", ""),
            WaitersServer.class.getName(),
            subject.getName()));
    return new Remote(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The client's end. */
  static final class Remote implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final String baseUri;

    Remote(Process process) {
      this.process = process;
      this.out = process.inputReader(StandardCharsets.UTF_8);
      this.in = process.outputWriter(StandardCharsets.UTF_8);
      this.baseUri = text("base");
    }

    String baseUri() {
      return baseUri;
    }

    long number(String question) {
      return Long.parseLong(text(question));
    }

    String text(String question) {
      try {
        in.write(question + "\n");
        in.flush();
        String answer = out.readLine();
        if (answer == null) {
          throw new IllegalStateException("the server has ended; its standard error says why");
        }
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException("the server cannot be asked: " + question, e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
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
