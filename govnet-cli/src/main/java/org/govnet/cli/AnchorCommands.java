package org.govnet.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Replica;
import org.govnet.discovery.Root;
import org.govnet.discovery.SignedRoot;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the holders of a network's anchor do. */
@Command(
    name = "anchor",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make a network's anchor and its roots.",
    subcommands = AnchorPropose.class)
final class AnchorCommands {
  static final Duration VALIDITY = Duration.ofDays(365);

  /** As many as a reader takes. */
  private static final int MAX_KEYS = 32;

  @ParentCommand GovnetCli cli;

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Make the anchor's keys, the directory's keys, root 1 and the anchor file.")
  void init(
      @Option(names = "--network", required = true) NetworkId network,
      @Option(names = "--keys", defaultValue = "3", description = "How many anchor keys.")
          int count,
      @Option(
              names = "--threshold",
              defaultValue = "2",
              description = "How many of them must sign a root.")
          int threshold,
      @Option(
              names = "--test",
              description = "Let replicas be on private and loopback addresses: a test network.")
          boolean test,
      @Option(names = "--out", required = true, paramLabel = "DIR") Path out) {
    if (count < 1 || count > MAX_KEYS || threshold < 1 || threshold > count) {
      throw cli.usage(
          "--keys must be 1 to "
              + MAX_KEYS
              + " and --threshold 1 to --keys: "
              + count
              + " and "
              + threshold);
    }
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      files.add(out.resolve("anchor-" + i + "/key.pem"));
    }
    Path snapshotKey = out.resolve("directory/snapshot-key.pem");
    Path timestampKey = out.resolve("directory/timestamp-key.pem");
    requireNone(out, files, snapshotKey, timestampKey);
    List<SigningKey> signers = files.stream().map(Keys::make).toList();
    VerificationKey snapshots = Keys.make(snapshotKey).key();
    VerificationKey timestamps = Keys.make(timestampKey).key();
    List<VerificationKey> keys = signers.stream().map(SigningKey::key).toList();
    Anchor anchor = new Anchor(network, threshold, keys, List.of());
    Instant now = cli.now();
    Root root =
        new Root(
            anchor.network(),
            1,
            now,
            now.plus(VALIDITY),
            threshold,
            keys,
            List.of(snapshots),
            List.of(timestamps),
            List.of(),
            test);
    SignedRoot signed = SignedRoot.of(root, signers.get(0));
    for (SigningKey signer : signers.subList(1, threshold)) {
      signed = signed.signedBy(signer);
    }
    RootFile.save(signed, out.resolve("root.json"));
    save(anchor, out.resolve("anchor.json"));
    cli.output()
        .value("network", "network", network.value())
        .value("anchor", "anchor file, for everybody", out.resolve("anchor.json").toString())
        .value("root", "root 1", out.resolve("root.json").toString())
        .value("keys", "anchor keys, one to each holder and then offline", count)
        .flush();
  }

  /** Before any key is made: half an anchor is of no use, and two in one folder are a trap. */
  private static void requireNone(Path out, List<Path> keys, Path... directoryKeys) {
    NewFile.require(out.resolve("anchor.json"), out.resolve("root.json"));
    NewFile.require(keys.toArray(new Path[0]));
    NewFile.require(directoryKeys);
    keys.forEach(key -> NewFile.require(Keys.publicFile(key)));
    for (Path key : directoryKeys) {
      NewFile.require(Keys.publicFile(key));
    }
  }

  private static void save(Anchor anchor, Path file) {
    anchor.save(file);
    NewFile.share(file);
  }

  @Command(
      name = "mirror",
      mixinStandardHelpOptions = true,
      description = "Name a mirror in the anchor file, or take one out.")
  void mirror(
      @Option(names = "--anchor", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--url", required = true) URI url,
      @Option(names = "--pin", description = "Its TLS key's pin; without, the Web's PKI.")
          @Nullable String pin,
      @Option(names = "--remove", description = "Take it out.") boolean remove) {
    Anchor anchor = Anchor.load(file);
    List<Replica> mirrors = new ArrayList<>(anchor.mirrors());
    boolean had = mirrors.removeIf(mirror -> mirror.url().equals(url));
    if (remove && !had) {
      throw new Failure(
          Failure.REFUSED, "the anchor file " + file + " does not name the mirror " + url);
    }
    if (!remove) {
      mirrors.add(replica(url, pin));
    }
    save(new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), mirrors), file);
    cli.output()
        .value("mirrors", "mirrors", mirrors.stream().map(m -> m.url().toString()).toList())
        .flush();
  }

  private Replica replica(URI url, @Nullable String pin) {
    try {
      return new Replica(url, pin);
    } catch (IllegalArgumentException e) {
      throw cli.usage(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Add a signature to a root: by whoever holds an anchor key.")
  void sign(
      @Option(names = "--root", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--key", required = true, paramLabel = "KEY") Path key) {
    SigningKey signer = SigningKey.load(key);
    SignedRoot signed = RootFile.load(file).signedBy(signer);
    if (!signed.unverified().anchorKeys().contains(signer.key())) {
      cli.warn(
          "key "
              + key
              + " is not one of this root's own: its signature counts only if it is one of the"
              + " root before's");
    }
    RootFile.save(signed, file);
    RootFile.say(cli.output(), signed);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show what a root file says.")
  void show(@Option(names = "--root", required = true, paramLabel = "FILE") Path file) {
    RootFile.say(cli.output(), RootFile.load(file));
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Send a root to the directory.")
  void publish(
      @Mixin Connection connection,
      @Option(names = "--root", required = true, paramLabel = "FILE") Path file) {
    SignedRoot signed = RootFile.load(file);
    connection.use(
        cli,
        session -> {
          try {
            session.client().publishRoot(signed.root());
          } catch (UncheckedIOException e) {
            throw Connection.unpublished(e);
          }
        });
    cli.output().value("published", "published root", signed.unverified().version()).flush();
  }
}
