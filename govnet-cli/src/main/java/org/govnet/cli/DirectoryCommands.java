package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govnet.client.DirectoryClient;
import org.govnet.discovery.Admission;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Directory;
import org.govnet.discovery.DirectoryKeys;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.DirectoryStatus;
import org.govnet.discovery.Freshness;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.Replica;
import org.govnet.discovery.SignedRoot;
import org.govnet.node.DirectoryServer;
import org.govnet.node.TlsIdentity;
import org.govnet.store.DirectoryStore;
import org.govnet.store.FileStore;
import org.govnet.store.JdbcStore;
import org.govnet.trust.SigningKey;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a directory's operator does, and everybody who wants to see one. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Serve, mirror, check and show a directory.")
final class DirectoryCommands {
  private static final String PASSWORD = "GOVNET_DB_PASSWORD";

  @ParentCommand private GovnetCli cli;

  /** Where to listen. */
  static final class Listening {
    @Option(names = "--address", defaultValue = "127.0.0.1", description = "Where to listen.")
    private String address;

    @Option(names = "--port", required = true)
    private int port;

    @Option(
        names = "--tls",
        required = true,
        paramLabel = "DIR",
        description = "Folder of its TLS key, tls.pem; made if it is not there.")
    private Path tls;

    private InetAddress address() {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException e) {
        throw new UncheckedIOException("--address " + address + " is not an address here", e);
      }
    }

    private TlsIdentity identity() {
      return TlsIdentity.loadOrCreate(tls, address);
    }
  }

  @Command(
      name = "pin",
      mixinStandardHelpOptions = true,
      description = "Make a directory's TLS key if it has none, and print its pin.")
  void pin(
      @Option(names = "--tls", required = true, paramLabel = "DIR") Path tls,
      @Option(names = "--address", defaultValue = "127.0.0.1") String address) {
    cli.output().value("pin", "pin", TlsIdentity.loadOrCreate(tls, address).pin()).flush();
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
                publisher, listening.address(), listening.port, listening.identity())) {
      serving(server, publisher.current().revision());
    }
  }

  private static DirectoryStore store(String where, Anchor anchor) {
    if (!where.startsWith("jdbc:")) {
      return new FileStore(Path.of(where));
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(where);
    String password = System.getenv(PASSWORD);
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
    try (DirectoryClient client = DirectoryClient.open(Anchor.load(anchorFile), state, cli.clock);
        DirectoryServer server =
            DirectoryServer.mirror(
                client.reader(), listening.address(), listening.port, listening.identity())) {
      client.follow();
      serving(server, client.reader().status().revision());
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Read every mirror that the anchor names, and say what is wrong; exit code 1 if anything"
              + " is, 3 if none answers.")
  void check(@Mixin Connection connection) {
    Anchor anchor = connection.anchor();
    List<List<String>> rows = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long newest = 0;
    int answered = 0;
    List<DirectoryStatus> statuses = new ArrayList<>();
    for (Replica mirror : anchor.mirrors()) {
      DirectoryStatus status = status(anchor, mirror);
      statuses.add(status);
      newest = Math.max(newest, status.revision());
      answered += status.revision() > 0 ? 1 : 0;
    }
    for (int i = 0; i < statuses.size(); i++) {
      DirectoryStatus status = statuses.get(i);
      String url = anchor.mirrors().get(i).url().toString();
      String problem = problem(status, newest);
      if (!problem.isEmpty()) {
        wrong.add(url + ": " + problem);
      }
      rows.add(
          List.of(
              url,
              String.valueOf(status.revision()),
              status.freshness().toString(),
              said(status.age()),
              String.valueOf(status.documents()),
              String.valueOf(status.leftOut()),
              problem.isEmpty() ? "good" : problem));
    }
    cli.output()
        .table(
            "mirrors",
            List.of("mirror", "revision", "freshness", "age", "documents", "leftOut", "verdict"),
            rows)
        .flush();
    if (answered == 0) {
      throw new Failure(
          Failure.UNREACHABLE,
          "no mirror has a directory of " + anchor.network() + " that verifies");
    }
    if (!wrong.isEmpty()) {
      throw new Failure(Failure.REFUSED, String.join("; ", wrong));
    }
  }

  private static String problem(DirectoryStatus status, long newest) {
    if (status.revision() == 0) {
      return status.lastFailure();
    }
    if (status.revision() < newest) {
      return "behind by " + (newest - status.revision()) + " revisions";
    }
    if (status.freshness() != Freshness.FRESH) {
      return "its timestamp is old: is the directory's renewal running?";
    }
    return status.leftOut() == 0
        ? ""
        : status.leftOut() + " documents are left out: see show --left-out";
  }

  private static String said(Duration age) {
    return age.toSeconds() < 3600 ? age.toSeconds() + " s" : age.toHours() + " h";
  }

  /** What one mirror has, to somebody who has never read another. */
  private DirectoryStatus status(Anchor anchor, Replica mirror) {
    Anchor alone = new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), List.of(mirror));
    try {
      Path folder = Files.createTempDirectory("govnet-check-");
      try (DirectoryClient client = DirectoryClient.open(alone, folder, Clock.systemUTC())) {
        boolean unused = client.read().isPresent();
        return client.reader().status();
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use a temporary folder", e);
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show what the directory says: nodes, one node, capabilities or what is wrong.")
  void show(
      @Mixin Connection connection,
      @Parameters(arity = "0..1", paramLabel = "NODE") @Nullable String node,
      @Option(names = "--capabilities") boolean capabilities,
      @Option(names = "--areas") boolean areas,
      @Option(names = "--left-out") boolean leftOut) {
    connection.use(
        cli.clock,
        client -> {
          Directory directory = Connection.read(client);
          Output output =
              cli.output()
                  .value("network", "network", directory.network().value())
                  .value("revision", "revision", directory.revision())
                  .value("freshness", "freshness", client.reader().freshness().toString());
          if (node != null) {
            one(output, directory, org.govnet.api.NodeId.of(node));
          } else if (capabilities) {
            capabilities(output, directory);
          } else if (areas) {
            areas(output, directory);
          } else if (leftOut) {
            output.table(
                "leftOut",
                List.of("document"),
                directory.leftOut().stream().map(List::of).toList());
          } else {
            nodes(output, directory);
          }
          output.flush();
        });
  }

  private static void one(Output output, Directory directory, org.govnet.api.NodeId node) {
    Lookup lookup = directory.node(node);
    if (lookup instanceof Lookup.NotRegistered not) {
      output.flush();
      throw new Failure(Failure.REFUSED, not.reason());
    }
    directory
        .admission(node)
        .ifPresent(
            admission ->
                output
                    .value("name", "name", admission.name())
                    .value("authority", "admitted by", admission.authority().value())
                    .value("epoch", "epoch", admission.epoch())
                    .value("key", "document key", admission.key().thumbprint())
                    .value("expiresAt", "until", admission.expiresAt().toString())
                    .value(
                        "areas", "areas", admission.areas().stream().map(Object::toString).toList())
                    .value(
                        "capabilities",
                        "capabilities",
                        admission.capabilities().stream().map(Object::toString).toList()));
    if (lookup instanceof Lookup.Found found) {
      output
          .value(
              "replicas",
              "replicas",
              found.peer().replicas().stream().map(one -> one.url().toString()).toList())
          .value(
              "services",
              "services",
              found.peer().services().stream().map(Object::toString).sorted().toList());
    }
  }

  private static void nodes(Output output, Directory directory) {
    output.table(
        "nodes",
        List.of("node", "name", "authority", "epoch", "areas", "replicas"),
        directory.admissions().stream()
            .sorted(Comparator.comparing((Admission one) -> one.node().value()))
            .map(
                one ->
                    List.of(
                        one.node().value(),
                        one.name(),
                        one.authority().value(),
                        String.valueOf(one.epoch()),
                        one.areas().stream().map(Object::toString).collect(Collectors.joining(",")),
                        directory.node(one.node()) instanceof Lookup.Found found
                            ? String.valueOf(found.peer().replicas().size())
                            : "not announced"))
            .toList());
  }

  private static void capabilities(Output output, Directory directory) {
    output.table(
        "capabilities",
        List.of("capability", "lead", "deputies", "until", "handover"),
        directory.designations().stream()
            .map(
                one ->
                    List.of(
                        one.capability().value(),
                        one.lead().value(),
                        one.deputies().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(",")),
                        one.endsAt().toString(),
                        one.handover() == null
                            ? ""
                            : one.handover().at() + " to " + one.handover().lead()))
            .toList());
  }

  private static void areas(Output output, Directory directory) {
    output.table(
        "areas",
        List.of("code", "name", "tier"),
        directory.areas().stream()
            .sorted(Comparator.comparing(area -> area.code().value()))
            .map(area -> List.of(area.code().value(), area.name(), area.tier().toString()))
            .toList());
  }
}
