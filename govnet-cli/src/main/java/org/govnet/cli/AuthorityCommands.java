package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.govnet.api.CapabilityId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Authority;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Designation;
import org.govnet.discovery.Directory;
import org.govnet.trust.SigningKey;
import org.govnet.trust.VerificationKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What an authority does: admit, revoke, designate. */
@Command(
    name = "authority",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Admit nodes, put them out, say who leads.")
final class AuthorityCommands {
  private static final Duration VALIDITY = Duration.ofDays(365);

  @ParentCommand private GovnetCli cli;

  /** Who signs. */
  static final class Signing {
    @Option(names = "--id", required = true, description = "The authority's name.")
    private AuthorityId id;

    @Option(names = "--key", required = true, paramLabel = "KEY", description = "Its key file.")
    private Path key;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Write the document there, and do not publish it.")
    private @Nullable Path out;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Make an authority's key; its .jwk file goes to the anchor's holders.")
  void create(@Option(names = "--out", required = true, paramLabel = "DIR") Path out) {
    VerificationKey key = Keys.make(out.resolve("key.pem")).key();
    cli.output()
        .value("key", "public key, for the anchor's holders", out.resolve("key.jwk").toString())
        .value("thumbprint", "thumbprint, to be told by another way", key.thumbprint())
        .flush();
  }

  /** What an authority says of a directory. */
  private interface Statement {
    String of(Authority authority, Directory directory);
  }

  private void state(Connection connection, Signing signing, String what, Statement statement) {
    SigningKey key = SigningKey.load(signing.key);
    Authority authority = new Authority(connection.anchor().network(), signing.id, key, cli.clock);
    if (signing.out != null) {
      NewFile.require(signing.out);
    }
    connection.use(
        cli,
        session -> {
          String document = statement.of(authority, session.read());
          Path out = signing.out;
          if (out == null) {
            session.publish(document);
            cli.output().value("published", "published", what).flush();
          } else {
            NewFile.write(out, document);
            cli.output().value("file", "written, and not published", out.toString()).flush();
          }
        });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Command(
      name = "admit",
      mixinStandardHelpOptions = true,
      description = "Admit who asks for it, if its key is the one the institution named.")
  void admit(
      @Mixin Connection connection,
      @Mixin Signing signing,
      @Option(names = "--request", required = true, paramLabel = "FILE") Path request,
      @Option(
              names = "--fingerprint",
              required = true,
              description = "The key's thumbprint, as the institution told it by another way.")
          String fingerprint,
      @Option(
              names = "--readmit",
              description = "After a lost key, a revocation or a departure: with the next epoch.")
          boolean again) {
    String asked = read(request);
    state(
        connection,
        signing,
        "the admission",
        (authority, directory) ->
            again
                ? authority.readmit(asked, fingerprint, directory)
                : authority.admit(asked, fingerprint, directory));
  }

  @Command(
      name = "renew",
      mixinStandardHelpOptions = true,
      description = "Renew a node's admission for a year, with the next key that it names.")
  void renew(
      @Mixin Connection connection,
      @Mixin Signing signing,
      @Parameters(paramLabel = "NODE") NodeId node) {
    state(
        connection,
        signing,
        "the admission of " + node,
        (authority, directory) -> authority.renew(node, directory));
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Put a node out of the network.")
  void revoke(
      @Mixin Connection connection,
      @Mixin Signing signing,
      @Parameters(paramLabel = "NODE") NodeId node,
      @Option(names = "--reason", required = true) String reason) {
    state(
        connection,
        signing,
        "the revocation of " + node,
        (authority, directory) -> authority.revoke(node, reason, directory));
  }

  @Command(
      name = "designate",
      mixinStandardHelpOptions = true,
      description = "Say who leads a capability, who would take over, and who follows when.")
  void designate(
      @Mixin Connection connection,
      @Mixin Signing signing,
      @Parameters(paramLabel = "CAPABILITY") CapabilityId id,
      @Option(names = "--lead", required = true) NodeId lead,
      @Option(names = "--deputy", description = "In order; may be repeated.")
          @Nullable List<NodeId> deputies,
      @Option(names = "--from") @Nullable Instant from,
      @Option(names = "--until") @Nullable Instant until,
      @Option(names = "--handover-at") @Nullable Instant handoverAt,
      @Option(names = "--next-lead") @Nullable NodeId nextLead,
      @Option(names = "--next-deputy") @Nullable List<NodeId> nextDeputies) {
    if ((handoverAt == null) != (nextLead == null)) {
      throw cli.usage("a handover needs both --handover-at and --next-lead");
    }
    Instant now = cli.now();
    Instant start = from == null ? now : from;
    state(
        connection,
        signing,
        "the designation for " + id,
        (authority, directory) ->
            authority.designate(
                Math.max(
                    now.toEpochMilli(),
                    directory.designation(id).map(Designation::version).orElse(0L) + 1),
                id,
                lead,
                nodes(deputies),
                start,
                until == null ? start.plus(VALIDITY) : until,
                handoverAt == null || nextLead == null
                    ? null
                    : new Designation.Handover(handoverAt, nextLead, nodes(nextDeputies))));
  }

  private static List<NodeId> nodes(@Nullable List<NodeId> names) {
    return names == null ? List.of() : names;
  }
}
