package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link KilledNode}, as its parent sees it. */
final class NodeProcess implements AutoCloseable {
  private static final String ENDED = "ENDED";

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private NodeProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread reader = new Thread(this::read, "node-process-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one; what it writes besides goes to {@code errors}. */
  static NodeProcess start(Path errors, String... arguments) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledNode.class.getName());
    Process started =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    return new NodeProcess(started, errors);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      said.add(e.toString());
    } finally {
      said.add(ENDED);
    }
  }

  /** Waits until it has said a line; it must not end before. */
  void await(String line) throws Exception {
    String next = "";
    while (!next.equals(line)) {
      next = said.poll(90, TimeUnit.SECONDS);
      assertThat(next).as("what follows before %s: %s", line, tail()).isNotNull();
      assertThat(next).as("%s", tail()).isNotEqualTo(ENDED);
    }
  }

  /** Has it do something, and waits until it is done. */
  void order(String order) throws Exception {
    try {
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(tail(), e);
    }
    await(order);
  }

  /** The end of what it wrote besides. */
  private String tail() throws IOException {
    String text = Files.readString(errors);
    return text.substring(Math.max(0, text.length() - 4_000));
  }

  /** Kill -9; returns when it is gone. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
