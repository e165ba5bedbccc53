package org.govnet.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Delegation;
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
    description = "Make a network's anchor and its roots.")
final class AnchorCommands {
  private static final Duration VALIDITY = Duration.ofDays(365);

  @ParentCommand private GovnetCli cli;

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Make the anchor's keys, the directory's keys, root 1 and the anchor file.")
  void init(
      @Option(names = "--network", required = true) String network,
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
    List<SigningKey> signers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Path file = out.resolve("anchor-" + i + "/key.pem");
      VerificationKey unused = Keys.make(file);
      signers.add(SigningKey.load(file));
    }
    VerificationKey snapshots = Keys.make(out.resolve("directory/snapshot-key.pem"));
    VerificationKey timestamps = Keys.make(out.resolve("directory/timestamp-key.pem"));
    List<VerificationKey> keys = signers.stream().map(SigningKey::key).toList();
    Anchor anchor = new Anchor(NetworkId.of(network), threshold, keys, List.of());
    Instant now = now();
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
    signed.save(out.resolve("root.json"));
    anchor.save(out.resolve("anchor.json"));
    cli.output()
        .value("network", "network", network)
        .value("anchor", "anchor file, for everybody", out.resolve("anchor.json").toString())
        .value("root", "root 1", out.resolve("root.json").toString())
        .value("keys", "anchor keys, one to each holder and then offline", count)
        .flush();
  }

  private Instant now() {
    return cli.clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(
      name = "mirror",
      mixinStandardHelpOptions = true,
      description = "Name a mirror in the anchor file.")
  void mirror(
      @Option(names = "--anchor", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--url", required = true) URI url,
      @Option(names = "--pin", description = "Its TLS key's pin; without, the Web's PKI.")
          @Nullable String pin) {
    Anchor anchor = Anchor.load(file);
    List<Replica> mirrors = new ArrayList<>(anchor.mirrors());
    mirrors.removeIf(mirror -> mirror.url().equals(url));
    mirrors.add(new Replica(url, pin));
    new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), mirrors).save(file);
    cli.output()
        .value("mirrors", "mirrors", mirrors.stream().map(m -> m.url().toString()).toList())
        .flush();
  }

  @Command(
      name = "propose",
      mixinStandardHelpOptions = true,
      description =
          "Make the next root from one, with a change, and sign it with the keys at hand.")
  void propose(
      @Option(names = "--root", required = true, paramLabel = "FILE") Path from,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out,
      @Option(
              names = "--sign",
              required = true,
              paramLabel = "KEY",
              description = "Anchor keys at hand.")
          List<Path> signers,
      @Option(names = "--authority", description = "An authority to add or replace.")
          @Nullable String authority,
      @Option(names = "--key", paramLabel = "JWK", description = "The authority's public keys.")
          @Nullable List<Path> keys,
      @Option(names = "--nodes", split = ",", defaultValue = "*") List<String> nodes,
      @Option(names = "--areas", split = ",") @Nullable List<String> areas,
      @Option(names = "--capabilities", split = ",") @Nullable List<String> capabilities,
      @Option(names = "--remove-authority") @Nullable String removed,
      @Option(names = "--anchor-key", paramLabel = "JWK", description = "All the next anchor keys.")
          @Nullable List<Path> anchorKeys,
      @Option(names = "--threshold") @Nullable Integer threshold,
      @Option(names = "--snapshot-key", paramLabel = "JWK", description = "All the next ones.")
          @Nullable List<Path> snapshotKeys,
      @Option(names = "--timestamp-key", paramLabel = "JWK", description = "All the next ones.")
          @Nullable List<Path> timestampKeys) {
    Root before = SignedRoot.load(from).unverified();
    List<Delegation> authorities = new ArrayList<>(before.authorities());
    authorities.removeIf(
        one -> one.id().value().equals(authority) || one.id().value().equals(removed));
    if (authority != null) {
      authorities.add(
          new Delegation(
              AuthorityId.of(authority), read(keys), nodes, list(areas), list(capabilities)));
    }
    Instant now = now();
    Root next =
        new Root(
            before.network(),
            before.version() + 1,
            now,
            now.plus(VALIDITY),
            threshold == null ? before.threshold() : threshold,
            anchorKeys == null ? before.anchorKeys() : read(anchorKeys),
            snapshotKeys == null ? before.directoryKeys() : read(snapshotKeys),
            timestampKeys == null ? before.timestampKeys() : read(timestampKeys),
            authorities,
            before.privateAddresses());
    SignedRoot signed = SignedRoot.of(next, SigningKey.load(signers.get(0)));
    for (Path signer : signers.subList(1, signers.size())) {
      signed = signed.signedBy(SigningKey.load(signer));
    }
    signed.save(out);
    say(signed);
  }

  private static List<VerificationKey> read(@Nullable List<Path> files) {
    if (files == null) {
      throw new Failure(Failure.FILE, "an authority needs a key: give --key FILE.jwk");
    }
    return files.stream().map(Keys::publicKey).toList();
  }

  private static List<String> list(@Nullable List<String> patterns) {
    return patterns == null ? List.of() : patterns;
  }

  private void say(SignedRoot signed) {
    Root root = signed.unverified();
    cli.output()
        .value("version", "root", root.version())
        .value("signatures", "signatures", signed.root().size())
        .value("threshold", "needed", root.threshold())
        .table(
            "authorities",
            List.of("authority", "nodes", "areas", "capabilities"),
            root.authorities().stream()
                .map(
                    one ->
                        List.of(
                            one.id().value(),
                            String.join(",", one.nodes()),
                            String.join(",", one.areas()),
                            String.join(",", one.capabilities())))
                .toList())
        .flush();
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Add a signature to a root: by whoever holds an anchor key.")
  void sign(
      @Option(names = "--root", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--key", required = true, paramLabel = "KEY") Path key) {
    SignedRoot signed = SignedRoot.load(file).signedBy(SigningKey.load(key));
    signed.save(file);
    say(signed);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show what a root file says.")
  void show(@Option(names = "--root", required = true, paramLabel = "FILE") Path file) {
    say(SignedRoot.load(file));
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Send a root to the directory.")
  void publish(
      @Mixin Connection connection,
      @Option(names = "--root", required = true, paramLabel = "FILE") Path file) {
    SignedRoot signed = SignedRoot.load(file);
    connection.use(
        cli.clock,
        client -> {
          try {
            client.publishRoot(signed.root());
          } catch (UncheckedIOException e) {
            throw Connection.unpublished(e);
          }
        });
    cli.output().value("published", "published root", signed.unverified().version()).flush();
  }
}
