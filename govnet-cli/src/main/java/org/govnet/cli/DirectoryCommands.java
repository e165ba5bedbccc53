package org.govnet.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.DirectoryKeys;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.SignedRoot;
import org.govnet.node.DirectoryServer;
import org.govnet.store.DirectoryStore;
import org.govnet.store.FileStore;
import org.govnet.store.JdbcStore;
import org.govnet.trust.SigningKey;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a directory's operator does: serve it and mirror it. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Serve, mirror, check and show a directory.",
    subcommands = {DirectoryCheck.class, DirectoryShow.class})
final class DirectoryCommands {
  private static final String PASSWORD = "GOVNET_DB_PASSWORD";

  @ParentCommand GovnetCli cli;

  @Command(
      name = "pin",
      mixinStandardHelpOptions = true,
      description = "Make a directory's TLS key if it has none, and print its pin.")
  void pin(
      @Option(names = "--tls", required = true, paramLabel = "DIR") Path tls,
      @Option(names = "--address", defaultValue = "127.0.0.1") String address) {
    cli.output().value("pin", "pin", Listening.identity(tls, address).pin()).flush();
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Serve a directory until interrupted; several may share a PostgreSQL.")
  void serve(
      @Option(names = "--anchor", required = true, paramLabel = "FILE") Path anchorFile,
      @Option(
              names = "--root",
              required = true,
              paramLabel = "FILE",
              description = "The newest root.")
          Path root,
      @Option(
              names = "--keys",
              required = true,
              paramLabel = "DIR",
              description = "Has snapshot-key.pem and timestamp-key.pem.")
          Path keys,
      @Option(
              names = "--store",
              required = true,
              paramLabel = "DIR|JDBC-URL",
              description = "A folder, or jdbc:postgresql:…; its password in " + PASSWORD + ".")
          String store,
      @Mixin Listening listening) {
    Anchor anchor = Anchor.load(anchorFile);
    DirectoryKeys signers =
        new DirectoryKeys(
            SigningKey.load(keys.resolve("snapshot-key.pem")),
            SigningKey.load(keys.resolve("timestamp-key.pem")));
    List<String> signed = SignedRoot.load(root).root();
    try (DirectoryStore opened = store(store, anchor);
        DirectoryPublisher publisher =
            new DirectoryPublisher(anchor, signed, signers, opened, cli.clock);
        DirectoryServer server =
            DirectoryServer.start(
                publisher, listening.address(), listening.port(), listening.identity())) {
      serving(server, publisher.current().revision());
    }
  }

  private DirectoryStore store(String where, Anchor anchor) {
    if (!where.startsWith("jdbc:")) {
      return new FileStore(Path.of(where));
    }
    // What the value is, is not said: it may hold a password, and be of another database.
    if (!where.startsWith("jdbc:postgresql:")) {
      throw cli.usage("--store takes a folder or a URL that begins with jdbc:postgresql:");
    }
    if (where.toLowerCase(Locale.ROOT).matches(".*[?&][a-z]*password=.*")) {
      throw cli.usage(
          "--store must not hold a password, which every user of this machine could see: give it in"
              + " the environment variable "
              + PASSWORD);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(where);
    String password = cli.environment.get(PASSWORD);
    if (password != null) {
      source.setPassword(password);
    }
    return new JdbcStore(source, anchor.network().value());
  }

  private void serving(DirectoryServer server, long revision) {
    cli.output()
        .value("url", "serving at", server.replica().url().toString())
        .value("pin", "pin", String.valueOf(server.replica().pin()))
        .value("revision", "revision", revision)
        .flush();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook = new Thread(stopped::countDown, "govnet-cli-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  @Command(
      name = "mirror",
      mixinStandardHelpOptions = true,
      description = "Mirror a network's directory until interrupted.")
  void mirror(
      @Option(names = "--anchor", required = true, paramLabel = "FILE") Path anchorFile,
      @Option(names = "--state", required = true, paramLabel = "DIR") Path state,
      @Mixin Listening listening) {
    try (StateFolder folder = StateFolder.open(state, Duration.ofSeconds(5));
        DirectoryClient client =
            DirectoryClient.open(Anchor.load(anchorFile), folder.path(), cli.clock);
        DirectoryServer server =
            DirectoryServer.mirror(
                client.reader(), listening.address(), listening.port(), listening.identity())) {
      client.follow();
      serving(server, client.reader().status().revision());
    }
  }
}
