package org.govnet.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own that answers questions, a line each, over its standard input and output. It has
 * one processor: where there is {@code taskset}, one of the machine's and no other; elsewhere it
 * only believes so, and sizes itself for it.
 */
public final class Remote implements AutoCloseable {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private Remote(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param processor the machine's, from 0
   * @param heap the most it may have, such as {@code 1g}
   */
  public static Remote start(int processor, String heap, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", String.valueOf(processor)));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ActiveProcessorCount=1",
            "-Xmx" + heap,
            "-Dslf4j.internal.verbosity=ERROR", // no binding is here, and none is missed
            "-cp",
            System.getProperty("java.class.path", ""),
            main.getName()));
    command.addAll(List.of(arguments));
    return new Remote(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What it answers, as a number. */
  public long number(String question) {
    return Long.parseLong(text(question));
  }

  /**
   * What it answers.
   *
   * @throws IllegalStateException if it has ended
   */
  public String text(String question) {
    try {
      in.write(question + "\n");
      in.flush();
      String answer = out.readLine();
      if (answer == null) {
        throw new IllegalStateException("the other JVM has ended; its standard error says why");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the other JVM cannot be asked: " + question, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
