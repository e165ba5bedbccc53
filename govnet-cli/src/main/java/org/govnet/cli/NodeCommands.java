package org.govnet.cli;

import java.nio.file.Path;
import java.util.List;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Admission;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What a node's operator does. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make a node's keys, join, change keys, leave.")
final class NodeCommands {
  @ParentCommand private GovnetCli cli;

  /** Which node. */
  static final class Self {
    @Option(names = "--network", required = true)
    private NetworkId network;

    @Option(names = "--node", required = true)
    private NodeId node;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "Its keys' folder.")
    private Path folder;

    Identity load() {
      return Identity.load(network, node, folder);
    }
  }

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Make a node's keys, once.")
  void init(@Mixin Self self) {
    Identity made = Identity.create(self.network, self.node, self.folder);
    cli.output()
        .value("node", "node", made.toString())
        .value("fingerprint", "fingerprint, for the authority", made.documents().key().thumbprint())
        .flush();
  }

  @Command(
      name = "join",
      mixinStandardHelpOptions = true,
      description =
          "Write a request for admission; tell the authority its fingerprint by another way.")
  void join(
      @Mixin Self self,
      @Option(names = "--authority", required = true) AuthorityId authority,
      @Option(names = "--name", required = true, description = "The institution's name.")
          String name,
      @Option(names = "--area", description = "A GSS code; may be repeated.")
          @Nullable List<AreaCode> areas,
      @Option(names = "--capability") @Nullable List<CapabilityId> capabilities,
      @Option(names = "--host", description = "A host of its replicas; may be repeated.")
          @Nullable List<String> hosts,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out) {
    NewFile.require(out);
    Identity identity = self.load();
    String request =
        identity.request(
            authority,
            name,
            areas == null ? List.of() : areas,
            capabilities == null ? List.of() : capabilities,
            hosts == null ? List.of() : hosts,
            cli.clock);
    NewFile.write(out, request);
    cli.output()
        .value("request", "request, for the authority", out.toString())
        .value(
            "fingerprint",
            "fingerprint, to be told by another way",
            identity.documents().key().thumbprint())
        .flush();
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Make the next message or document key; a running node changes over by itself.")
  void rotate(
      @Mixin Self self,
      @Option(names = "--document", description = "The document key, and not the message key.")
          boolean document) {
    Identity identity = self.load();
    String thumbprint =
        (document ? identity.prepareDocumentKey() : identity.prepareMessageKey()).thumbprint();
    cli.output()
        .value("next", document ? "next document key" : "next message key", thumbprint)
        .value(
            "then",
            "then",
            document
                ? "the authority renews the admission, twice: once the node's descriptor names the"
                    + " key, and once it is signed by it"
                : "the node announces it at once, signs with it in 10 minutes, and drops the old one"
                    + " in 20")
        .flush();
  }

  @Command(
      name = "leave",
      mixinStandardHelpOptions = true,
      description =
          "Leave the network; only an admission with a higher epoch brings the node back.")
  void leave(@Mixin Self self, @Mixin Connection connection) {
    Identity identity = self.load();
    connection.use(
        cli,
        session -> {
          Directory directory = session.read();
          Admission admission =
              directory
                  .admission(identity.node())
                  .orElseThrow(
                      () ->
                          new Failure(
                              Failure.REFUSED,
                              "node "
                                  + identity.node()
                                  + " is not admitted to "
                                  + directory.network()));
          session.publish(identity.leave(admission, cli.clock));
        });
    cli.output().value("left", "left", identity.toString()).flush();
  }
}
