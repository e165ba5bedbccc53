package org.govnet.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a command reaches the network, and where it keeps what it has seen of it. */
final class Connection {
  /** A mirror's "not here" (404, 405) and "not now" (429) say nothing of what was sent. */
  private static final Pattern REFUSES =
      Pattern.compile("answered with status 4(?!04|05|29)[0-9]{2}\\b");

  private static final Duration NO_LIMIT = Duration.ofDays(1); // but the reader's own

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "FILE",
      description = "The network's anchor file.")
  private Path anchor;

  @ArgGroup private @Nullable Keeping keeping;

  /** Where, or nowhere. */
  static final class Keeping {
    @Option(
        names = "--state",
        paramLabel = "DIR",
        description =
            "Where to keep what was seen, so that no older directory is believed; by default"
                + " $$XDG_STATE_HOME/govnet or ~/.local/state/govnet, a folder for each network.")
    private @Nullable Path state;

    @Option(
        names = "--no-state",
        description = "Keep nothing, and believe any directory that verifies, however old.")
    private boolean none;
  }

  Anchor anchor() {
    return Anchor.load(anchor);
  }

  Path file() {
    return anchor;
  }

  /** The folder, for as long as it is open. */
  StateFolder state(GovnetCli cli, Anchor read) {
    Keeping said = keeping;
    if (said != null && said.none) {
      return StateFolder.temporary();
    }
    Path folder =
        said != null && said.state != null
            ? said.state
            : StateFolder.byDefault(read, cli.environment);
    return StateFolder.open(folder, StateFolder.PATIENCE);
  }

  /** What is done with a client. */
  interface Use {
    void with(Session session);
  }

  /** Opens a client for the length of a command. */
  void use(GovnetCli cli, Use use) {
    Anchor read = anchor();
    Watch[] around = new Watch[1];
    try (StateFolder folder = state(cli, read);
        DirectoryClient client =
            DirectoryClient.open(
                read,
                folder.path(),
                cli.clock,
                fetch -> around[0] = new Watch(fetch, NO_LIMIT, null))) {
      Watch watch = around[0];
      client.reader().listen(watch);
      warnOfDamage(cli, folder.path(), client.reader().status());
      use.with(new Session(cli, this, folder.path(), client, watch));
    }
  }

  /**
   * Says what of a state folder is damaged.
   *
   * @param status the reader's, before it has asked anybody: after that it is forgotten
   */
  static void warnOfDamage(GovnetCli cli, Path folder, DirectoryStatus status) {
    String trouble = status.lastFailure();
    if (trouble.startsWith(folder.toString()) || trouble.startsWith("the copy in ")) {
      cli.warn(trouble);
    }
  }

  /**
   * Tells a disk of ours that is full from a mirror that is refused.
   *
   * @throws Failure if {@code reason} is that the state could not be written
   */
  static void requireWritten(Path folder, String reason) {
    for (String what : List.of("cannot write ", "cannot move ")) {
      int at = reason.indexOf(what + folder);
      if (at >= 0) {
        throw new Failure(Failure.FILE, reason.substring(at));
      }
    }
  }

  Failure noMirror() {
    return new Failure(
        Failure.FILE,
        "the anchor file "
            + anchor
            + " names no mirror: govnet anchor mirror --anchor "
            + anchor
            + " --url https://… --pin …");
  }

  /** A client in use by a command. */
  record Session(
      GovnetCli cli, Connection connection, Path folder, DirectoryClient client, Watch watch) {
    /** The directory as it is now. */
    Directory read() {
      Directory directory = client.read().orElseThrow(this::unread);
      watch
          .disbelieved()
          .forEach(
              (mirror, reason) ->
                  cli.warn(
                      "what "
                          + mirror.url()
                          + " serves is not believed: "
                          + reason
                          + "; govnet directory check says more"));
      return directory;
    }

    private Failure unread() {
      if (connection.anchor().mirrors().isEmpty() && client.reader().current().isEmpty()) {
        return connection.noMirror();
      }
      requireWritten(folder, client.reader().status().lastFailure());
      boolean served = !watch.disbelieved().isEmpty();
      return new Failure(
          served ? Failure.UNTRUSTED : Failure.UNREACHABLE,
          "the directory cannot be read: " + client.reader().status().lastFailure());
    }

    /** Sends a document. */
    void publish(String document) {
      try {
        client.publish(document);
      } catch (UncheckedIOException e) {
        throw unpublished(e);
      }
    }
  }

  static Failure unpublished(UncheckedIOException e) {
    String message = String.valueOf(e.getMessage());
    return new Failure(
        REFUSES.matcher(message).find() ? Failure.REFUSED : Failure.UNREACHABLE, message);
  }
}
