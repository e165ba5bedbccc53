package org.govnet.examples.uknetwork;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Purpose;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UsesQuery;
import org.govnet.api.servicedirectory.CatalogueCsv;
import org.govnet.api.servicedirectory.CatalogueImport;
import org.govnet.api.servicedirectory.OfferedService;
import org.govnet.api.servicedirectory.ServiceDirectory;

/** What nodes say of themselves: who used whose data, and what they offer. */
final class RecordJourneys {
  private final Nodes nodes;

  RecordJourneys(Nodes nodes) {
    this.nodes = nodes;
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
    List<Use> uses = new ArrayList<>();
    for (String node : chosen) {
      List<Use> there = uses(node, identifiers);
      LegalBasis law = laws.get(node);
      if (law != null) {
        expectUse(node, there, purpose, law);
      }
      uses.addAll(there);
    }
    uses.sort(Comparator.comparing(Use::usedAt));
    Use last = uses.get(uses.size() - 1);
    return uses.size()
        + " uses at "
        + chosen.size()
        + " nodes; the last by "
        + last.institutionName()
        + " for "
        + last.purpose()
        + " under "
        + last.legalBasis();
  }

  private List<Use> uses(String node, List<Subject> identifiers) {
    DataUse record =
        nodes
            .at("leeds")
            .govnet()
            .forPurpose(
                Purpose.of("data-subject-access"),
                LegalBasis.of(LegalBasis.Article6.LEGAL_OBLIGATION))
            .client(DataUse.class, NodeId.of(node));
    List<Use> uses = new ArrayList<>();
    for (Subject identifier : identifiers) {
      UsesQuery query = UsesQuery.of(identifier);
      while (query != null) {
        Page<Use> page = record.uses(query);
        uses.addAll(page.items());
        Cursor next = page.next();
        query = next == null ? null : query.after(next);
      }
    }
    return uses;
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
