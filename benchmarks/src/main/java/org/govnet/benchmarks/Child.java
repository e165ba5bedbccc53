package org.govnet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govnet.discovery.SampleFiles;

/** Runs a main method in a JVM of its own, with two processors as the target machine has. */
final class Child {
  private Child() {}

  /** What it prints, a figure a line. */
  static double[] run(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=2",
                "-Xmx1g",
                "-D" + SampleFiles.PROPERTY + "=" + System.getProperty(SampleFiles.PROPERTY),
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            main.getName() + " " + List.of(arguments) + " ended with status " + status);
      }
      return printed.lines().mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + main.getName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + main.getName() + " ran", e);
    }
  }
}
