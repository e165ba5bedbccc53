package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches the network, and where it keeps what it has read. */
final class Connection {
  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "FILE",
      description = "The network's anchor file.")
  private Path anchor;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where to keep the directory between commands, so that none older is believed; by default"
              + " nowhere.")
  private @Nullable Path state;

  Anchor anchor() {
    return Anchor.load(anchor);
  }

  Path file() {
    return anchor;
  }

  @Nullable Path state() {
    return state;
  }

  /** What is done with a client. */
  interface Use {
    void with(DirectoryClient client);
  }

  /** Opens a client for the length of a command. */
  void use(Clock clock, Use use) {
    Path kept = state;
    Path folder = kept == null ? temporary() : kept;
    try (DirectoryClient client = DirectoryClient.open(anchor(), folder, clock)) {
      use.with(client);
    } finally {
      if (kept == null) {
        delete(folder);
      }
    }
  }

  /** The directory as it is now. */
  static Directory read(DirectoryClient client) {
    return client
        .read()
        .orElseThrow(
            () ->
                new Failure(
                    Failure.UNREACHABLE,
                    "the directory cannot be read: " + client.reader().status().lastFailure()));
  }

  /** Sends a document. */
  static void publish(DirectoryClient client, String document) {
    try {
      client.publish(document);
    } catch (UncheckedIOException e) {
      throw unpublished(e);
    }
  }

  static Failure unpublished(UncheckedIOException e) {
    String message = String.valueOf(e.getMessage());
    return new Failure(
        message.contains("answered with status 4") ? Failure.REFUSED : Failure.UNREACHABLE,
        message);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("govnet-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder; give --state", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary folder that stays harms nobody, and must not hide what the command came to.
    }
  }
}
