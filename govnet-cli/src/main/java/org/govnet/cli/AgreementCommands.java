package org.govnet.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementRevocation;
import org.govnet.agreement.AgreementText;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.ContractId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.agreements.AgreementDocuments;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.api.agreements.DataSharingAgreements;
import org.govnet.client.Govnet;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Identity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What two nodes' officers do to share personal data: docs/agreements.md. */
@Command(
    name = "agreement",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Draft, sign, exchange, print and end data-sharing agreements.")
final class AgreementCommands {
  @ParentCommand private GovnetCli cli;

  @Command(
      name = "draft",
      mixinStandardHelpOptions = true,
      description = "Write a draft to complete in an editor; what is left blank cannot be signed.")
  void draft(
      @Option(names = "--network", required = true) NetworkId network,
      @Option(names = "--id", required = true, description = "Its name, such as blue-badges-2026.")
          AgreementId id,
      @Option(names = "--provider", required = true, description = "Who gives the data.")
          NodeId provider,
      @Option(names = "--caller", required = true, description = "Who asks for it.") NodeId caller,
      @Option(names = "--contract", required = true, description = "Such as social-care-referrals.")
          ContractId contract,
      @Option(names = "--major", defaultValue = "1", description = "The contract's major version.")
          int major,
      @Option(
              names = "--operation",
              required = true,
              split = ",",
              description = "The contract's methods.")
          List<String> operations,
      @Option(names = "--purpose", required = true, split = ",") List<Purpose> purposes,
      @Option(
              names = "--basis",
              required = true,
              description = "Such as \"uk-gdpr-6-1-e, uk-gdpr-9-2-h\"; may be repeated.")
          List<LegalBasis> bases,
      @Option(names = "--from", required = true, description = "The first day, YYYY-MM-DD.")
          LocalDate from,
      @Option(names = "--to", required = true, description = "The last day.") LocalDate to,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("network", network);
    draft.put("id", id);
    draft.put("version", 1);
    draft.put("provider", provider);
    draft.put("caller", caller);
    draft.put("title", "");
    draft.put("services", List.of(new Agreement.Covered(contract, major, operations)));
    draft.put("purposes", purposes);
    draft.put("legalBases", bases);
    draft.put("information", "");
    draft.put("method", "");
    draft.put("startDate", from);
    draft.put("endDate", to);
    draft.put("reviewDate", to);
    draft.put("retention", "");
    draft.put("powers", List.of());
    draft.put("controllers", List.of(provider, caller));
    draft.put("processors", List.of());
    draft.put("onward", List.of());
    draft.put("draftedAt", cli.now());
    AgreementFile.write(out, draft);
    cli.output()
        .value("draft", "draft", out.toString())
        .value(
            "then",
            "then",
            "complete title, information, method, retention and powers; print it with govnet"
                + " agreement show; sign it with govnet agreement sign")
        .flush();
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Sign a draft, or what the other has signed, with the node's document key.")
  void sign(
      @Mixin NodeCommands.Self self,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out) {
    NewFile.require(out);
    Identity identity = self.load();
    boolean second = AgreementFile.isSigned(file);
    SignedAgreement given = second ? AgreementFile.signed(file) : null;
    Agreement terms = given == null ? AgreementFile.draft(file) : given.terms();
    boolean party =
        identity.node().equals(terms.provider()) || identity.node().equals(terms.caller());
    if (!party || !identity.network().equals(terms.network())) {
      throw new Failure(
          Failure.REFUSED, terms + " is not " + identity + "'s to sign: it is no party");
    }
    SignedAgreement signed =
        given == null
            ? SignedAgreement.sign(terms, identity.documents())
            : given.countersign(identity.documents());
    AgreementFile.write(out, signed.documents());
    cli.output()
        .value("agreement", "agreement", terms.toString())
        .value("signatures", "signatures", signed.documents().documents().size())
        .value("file", "file", out.toString())
        .flush();
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print a draft or a signed agreement, ready for an impact assessment.")
  void show(@Parameters(paramLabel = "FILE") Path file) {
    boolean signed = AgreementFile.isSigned(file);
    Agreement terms = signed ? AgreementFile.signed(file).terms() : AgreementFile.draft(file);
    print(
        AgreementText.of(
            terms,
            signed
                ? AgreementFile.documents(file).documents().size()
                    + " of 2, not verified here: govnet agreement check"
                : "nobody: it is a draft"));
  }

  /** Lines of its own, so that each is made harmless and none is joined. */
  private void print(String text) {
    Output output = cli.output();
    if (output.isJson()) {
      output.value("text", "text", text).flush();
      return;
    }
    text.lines().forEach(output::line);
    output.flush();
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Verify the signatures by the directory.")
  void check(@Parameters(paramLabel = "FILE") Path file, @Mixin Connection connection) {
    SignedAgreement signed = AgreementFile.signed(file);
    connection.use(
        cli,
        session -> {
          Set<NodeId> signers = signed.signers(session.read());
          cli.output()
              .value("agreement", "agreement", signed.terms().toString())
              .value(
                  "signers",
                  "signed by",
                  signers.stream().map(NodeId::value).collect(Collectors.joining(", ")))
              .flush();
          if (signers.size() < 2) {
            throw new Failure(Failure.REFUSED, "one party has not signed yet");
          }
        });
  }

  @Command(
      name = "take",
      mixinStandardHelpOptions = true,
      description = "Put an agreement, or the end of one, into the node's own book.")
  void take(
      @Mixin NodeCommands.Self self,
      @Parameters(paramLabel = "FILE") Path file,
      @Mixin Connection connection) {
    Identity identity = self.load();
    AgreementDocuments documents = AgreementFile.documents(file);
    connection.use(
        cli,
        session -> {
          Directory directory = session.read();
          AgreementBook book = book(identity);
          say(
              AgreementFile.isRevocation(documents)
                  ? book.revoke(documents.documents().get(0), directory, null)
                      .orElseThrow(
                          () -> new Failure(Failure.REFUSED, "the book has no such agreement"))
                  : book.submit(SignedAgreement.read(documents), directory, null));
        });
  }

  private AgreementBook book(Identity identity) {
    return AgreementBook.open(
        identity.state().resolve(AgreementBook.FOLDER), identity.node(), cli.clock);
  }

  private void say(AgreementStanding standing) {
    cli.output()
        .value("agreement", "agreement", standing.agreementId().value())
        .value("version", "version", standing.version())
        .value("state", "state", standing.state())
        .flush();
  }

  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description = "Hand an agreement, or the end of one, to the other party's node.")
  void send(
      @Mixin NodeCommands.Self self,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--to", required = true, description = "The other party.") NodeId to,
      @Mixin Connection connection) {
    Identity identity = self.load();
    AgreementDocuments documents = AgreementFile.documents(file);
    boolean end = AgreementFile.isRevocation(documents);
    try (StateFolder folder = connection.state(cli, connection.anchor());
        // "serving": it speaks as the node, and must not announce that the node is nowhere
        Govnet govnet =
            Govnet.builder(identity.withState(folder.path()), connection.anchor())
                .clock(cli.clock)
                .serving()
                .join()) {
      DataSharingAgreements theirs = govnet.client(DataSharingAgreements.class, to);
      IdempotencyKey key = IdempotencyKey.random();
      say(end ? theirs.revoke(key, documents) : theirs.submit(key, documents));
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Show the node's own book; with --proposal, write one down to sign it.")
  void list(
      @Mixin NodeCommands.Self self,
      @Option(names = "--proposal", description = "A proposal to write down.")
          @Nullable AgreementId proposal,
      @Option(names = "--with", description = "The node that proposes it.") @Nullable NodeId with,
      @Option(names = "--out", paramLabel = "FILE") @Nullable Path out) {
    AgreementBook book = book(self.load());
    if (proposal != null) {
      if (with == null || out == null) {
        throw cli.usage("--proposal needs --with NODE and --out FILE");
      }
      AgreementFile.write(
          out,
          book.proposal(with, proposal)
              .orElseThrow(
                  () -> new Failure(Failure.REFUSED, with + " proposes no agreement " + proposal))
              .documents());
      cli.output().value("file", "file", out.toString()).flush();
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (AgreementStanding each : book.standings()) {
      Agreement terms = SignedAgreement.read(new AgreementDocuments(each.documents())).terms();
      rows.add(
          List.of(
              terms.id().value(),
              terms.version(),
              terms.provider().value(),
              terms.caller().value(),
              each.state(),
              terms.startDate(),
              terms.endDate()));
    }
    cli.output()
        .table(
            "agreements",
            List.of("agreement", "version", "provider", "caller", "state", "start", "end"),
            rows)
        .flush();
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "End an agreement, now and for good; then send the end to the other party.")
  void revoke(
      @Mixin NodeCommands.Self self,
      @Option(names = "--id", required = true) AgreementId id,
      @Option(names = "--with", required = true, description = "The other party.") NodeId with,
      @Option(names = "--reason", required = true) String reason,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out,
      @Mixin Connection connection) {
    NewFile.require(out);
    Identity identity = self.load();
    AgreementBook book = book(identity);
    AgreementStanding held =
        book.standing(with, id)
            .orElseThrow(
                () ->
                    new Failure(Failure.REFUSED, "there is no agreement " + id + " with " + with));
    Agreement terms = SignedAgreement.read(new AgreementDocuments(held.documents())).terms();
    String end =
        AgreementRevocation.sign(terms, identity.node(), cli.now(), reason, identity.documents());
    connection.use(
        cli,
        session ->
            say(
                book.revoke(end, session.read(), null)
                    .orElseThrow(
                        () -> new Failure(Failure.REFUSED, "the agreement is gone meanwhile"))));
    AgreementFile.write(out, new AgreementDocuments(List.of(end)));
  }
}
