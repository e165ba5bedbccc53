package org.govnet.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Delegation;
import org.govnet.discovery.Root;
import org.govnet.discovery.SignedRoot;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The next root, from one and a change. */
@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    description = "Make the next root from one, with a change, and sign it with the keys at hand.")
final class AnchorPropose implements Runnable {
  @ParentCommand private AnchorCommands anchors;

  @Option(names = "--root", required = true, paramLabel = "FILE")
  private Path from;

  @Option(names = "--out", required = true, paramLabel = "FILE")
  private Path out;

  @Option(
      names = "--sign",
      required = true,
      paramLabel = "KEY",
      description = "Anchor keys at hand.")
  private List<Path> signers;

  @Option(names = "--authority", description = "An authority to add or replace.")
  private @Nullable AuthorityId authority;

  @Option(names = "--key", paramLabel = "JWK", description = "The authority's public keys.")
  private @Nullable List<Path> keys;

  @Option(names = "--nodes", split = ",", defaultValue = "*")
  private List<String> nodes;

  @Option(names = "--areas", split = ",")
  private @Nullable List<String> areas;

  @Option(names = "--capabilities", split = ",")
  private @Nullable List<String> capabilities;

  @Option(names = "--remove-authority")
  private @Nullable AuthorityId removed;

  @Option(names = "--anchor-key", paramLabel = "JWK", description = "All the next anchor keys.")
  private @Nullable List<Path> anchorKeys;

  @Option(names = "--threshold")
  private @Nullable Integer threshold;

  @Option(names = "--snapshot-key", paramLabel = "JWK", description = "All the next ones.")
  private @Nullable List<Path> snapshotKeys;

  @Option(names = "--timestamp-key", paramLabel = "JWK", description = "All the next ones.")
  private @Nullable List<Path> timestampKeys;

  @Override
  public void run() {
    NewFile.require(out);
    Root before = RootFile.load(from).unverified();
    List<Delegation> authorities = new ArrayList<>(before.authorities());
    authorities.removeIf(one -> one.id().equals(authority) || one.id().equals(removed));
    if (authority != null) {
      authorities.add(
          new Delegation(authority, read(keys), nodes, list(areas), list(capabilities)));
    }
    Instant now = anchors.cli.now();
    Root next =
        new Root(
            before.network(),
            before.version() + 1,
            now,
            now.plus(AnchorCommands.VALIDITY),
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
    RootFile.save(signed, out);
    RootFile.say(anchors.cli.output(), signed);
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
}
