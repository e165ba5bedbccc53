package org.govnet.examples.springboot;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.govnet.examples.hosts.HostSetup;

/** The other example, as a process with its own class path. */
final class DropwizardProcess implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("govnet.root"), "examples", "dropwizard-node");
  private static final String LISTENS = "dropwizard-node listens on ";

  private final Process process;
  private final CompletableFuture<URI> listening = new CompletableFuture<>();

  DropwizardProcess(HostSetup setup) throws IOException {
    Path classes = HOME.resolve(Path.of("target", "classes"));
    String jars = Files.readString(HOME.resolve(Path.of("target", "class-path.txt")));
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-classpath",
            classes + System.getProperty("path.separator") + jars.strip(),
            "org.govnet.examples.dropwizard.DropwizardNode",
            "server",
            HOME.resolve("node.yml").toString());
    builder.environment().putAll(setup.variables());
    process = builder.redirectErrorStream(true).start();
    Thread reading = new Thread(this::read, "dropwizard-node-output");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    StringBuilder all = new StringBuilder();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        all.append(line).append('\n');
        if (line.startsWith(LISTENS)) {
          listening.complete(URI.create(line.substring(LISTENS.length())));
        }
      }
    } catch (IOException e) {
      all.append(e);
    }
    listening.completeExceptionally(new IllegalStateException("it ended, and said: " + all));
  }

  /** Where its own resources are. */
  URI uri() throws Exception {
    return listening.get(200, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      Process unused = process.destroyForcibly();
    }
  }
}
