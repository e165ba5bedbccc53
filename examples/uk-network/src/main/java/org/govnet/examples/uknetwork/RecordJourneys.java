package org.govnet.examples.uknetwork;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.govnet.api.ContractId;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Purpose;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.DelayReason;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.Use;
import org.govnet.api.servicedirectory.CatalogueCsv;
import org.govnet.api.servicedirectory.CatalogueImport;
import org.govnet.api.servicedirectory.OfferedService;
import org.govnet.api.servicedirectory.ServiceDirectory;

/** What nodes say of themselves: who used whose data, and what they offer. */
final class RecordJourneys {
  /** How many of the newest uses the demo shows. */
  private static final int SHOWN = 12;

  private static final ContractId RECORD = ContractId.of("data-use");
  private static final int DAYS_DELAYED = 30;

  private final Nodes nodes;
  private final Clock clock;

  RecordJourneys(Nodes nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * A viewer asks the nodes that a person chose, each for itself, and merges what they say.
   *
   * @param purpose what each of {@code laws}'s nodes has to have recorded a use for
   * @param laws and by which law
   */
  String whoUsedMyData(
      List<Subject> identifiers,
      List<String> chosen,
      Purpose purpose,
      Map<String, LegalBasis> laws) {
    UsesViewer.View view = view(identifiers, chosen);
    laws.forEach((node, law) -> expectUse(node, view.at(NodeId.of(node)), purpose, law));
    Use last = view.uses().get(0).use();
    return view.uses().size()
        + " uses at "
        + chosen.size()
        + " nodes; the last by "
        + last.institutionName()
        + " for "
        + last.purpose()
        + " under "
        + last.legalBasis();
  }

  private UsesViewer.View view(List<Subject> identifiers, List<String> chosen) {
    UsesViewer.View view =
        new UsesViewer(nodes.at("leeds").govnet())
            .view(identifiers, chosen.stream().map(NodeId::of).toList());
    Expect.same("the nodes that did not answer", Map.of(), view.silent());
    return view;
  }

  /** Five nodes, each under an agreement; one of which delays what it shows, and ends the delay. */
  String viewFive(List<Subject> identifiers, List<String> chosen) {
    UsesViewer.View all = view(identifiers, chosen);
    NodeId liverpool = NodeId.of("liverpool");
    Use investigated = use(all, liverpool, "view");
    DataUse own = nodes.at("liverpool").govnet().client(DataUse.class, liverpool);
    Instant until = clock.instant().plus(Duration.ofDays(DAYS_DELAYED));
    own.delay(investigated.id(), IdempotencyKey.random(), new Delay(DelayReason.CRIME, until));
    boolean hidden = !view(identifiers, chosen).at(liverpool).contains(investigated);
    Expect.same("that a delayed use is hidden", true, hidden);
    own.lift(investigated.id(), IdempotencyKey.random());
    UsesViewer.View after = view(identifiers, chosen);
    Expect.same("that it is shown again", true, after.at(liverpool).contains(investigated));
    // That she looked is in it too, once for each page and identifier; the rest is what she is
    // after.
    List<UsesViewer.Seen> others =
        all.uses().stream().filter(seen -> !seen.use().contract().equals(RECORD)).toList();
    long knowing = others.stream().map(UsesViewer.Seen::node).distinct().count();
    return others.size()
        + " uses at "
        + knowing
        + " of "
        + chosen.size()
        + " nodes, newest first; one was then delayed, and not shown"
        + others.stream().limit(SHOWN).map(RecordJourneys::line).collect(joining());
  }

  private static Use use(UsesViewer.View view, NodeId node, String operation) {
    return view.at(node).stream()
        .filter(use -> use.operation().equals(operation))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(node + " shows no use by " + operation));
  }

  private static String line(UsesViewer.Seen seen) {
    Use use = seen.use();
    return String.format(
        "%n      %s %-19s %s, %s by %s, for %s (%s)",
        use.usedAt(),
        seen.node(),
        use.kind(),
        use.contract(),
        use.institutionName(),
        use.purpose(),
        use.agreement());
  }

  private static void expectUse(String node, List<Use> uses, Purpose purpose, LegalBasis law) {
    List<LegalBasis> laws =
        uses.stream()
            .filter(use -> use.purpose().equals(purpose))
            .map(Use::legalBasis)
            .distinct()
            .toList();
    Expect.same("the law of the uses for " + purpose + " at " + node, List.of(law), laws);
  }

  /** Every node says what it offers, and one of them in api.gov.uk's CSV. */
  String whatIsOffered() {
    int services = 0;
    for (NodeId node : nodes.all()) {
      List<OfferedService> offered = directory("leeds", node).services(null, null).items();
      services += offered.size();
    }
    NodeId swansea = NodeId.of("swansea");
    CatalogueCsv csv = directory("leeds", swansea).exportCatalogue();
    String refused =
        Expect.refused(
            "caller-not-allowed",
            () -> directory("leeds", swansea).importCatalogue(IdempotencyKey.random(), csv));
    CatalogueImport imported =
        directory("swansea", swansea).importCatalogue(IdempotencyKey.random(), csv);
    Expect.same("the catalogue", csv.csv(), directory("leeds", swansea).exportCatalogue().csv());
    return services
        + " services at "
        + nodes.all().size()
        + " nodes; Swansea's catalogue has "
        + imported.rows()
        + " rows, another's import: "
        + refused;
  }

  private ServiceDirectory directory(String from, NodeId node) {
    return nodes.at(from).govnet().client(ServiceDirectory.class, node);
  }
}
