package org.govnet.examples.uknetwork;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.Cursor;
import org.govnet.api.GovnetException;
import org.govnet.api.LegalBasis;
import org.govnet.api.NodeId;
import org.govnet.api.Page;
import org.govnet.api.Purpose;
import org.govnet.api.datause.DataUse;
import org.govnet.api.datause.Subject;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UsesQuery;
import org.govnet.client.Clients;
import org.govnet.client.Govnet;

/**
 * Shows people who used their data. It is of a node whose residents have signed in elsewhere, such
 * as by One Login, and so have proved which identifiers are theirs. It sends those to the nodes
 * that a person chose, each for itself and under an agreement with each, and merges their answers
 * by time. It keeps nothing: there is no pseudonym by which nodes' records could be put together
 * without the person.
 */
final class UsesViewer {
  /** So that a node which answers without end does not take for ever; of 100 uses each. */
  private static final int MAX_PAGES = 20;

  private static final int PAGE = 100;

  private final Clients clients;

  /** A use, and the node whose record it is in. */
  record Seen(NodeId node, Use use) {}

  /**
   * What a person is shown.
   *
   * @param uses newest first
   * @param silent the nodes that did not answer, each with why: they may know of more
   */
  record View(List<Seen> uses, Map<NodeId, String> silent) {
    View {
      uses = List.copyOf(uses);
      silent = Map.copyOf(silent);
    }

    /** The uses that are in one node's record. */
    List<Use> at(NodeId node) {
      return uses.stream().filter(seen -> seen.node().equals(node)).map(Seen::use).toList();
    }
  }

  UsesViewer(Govnet viewer) {
    this.clients =
        viewer.forPurpose(
            Purpose.of("data-subject-access"), LegalBasis.of(LegalBasis.Article6.LEGAL_OBLIGATION));
  }

  /**
   * Asks and merges.
   *
   * @param identifiers those that the person has proved to be theirs
   * @param chosen the nodes that the person chose
   */
  View view(List<Subject> identifiers, List<NodeId> chosen) {
    List<Seen> uses = new ArrayList<>();
    Map<NodeId, String> silent = new LinkedHashMap<>();
    for (NodeId node : chosen) {
      try {
        DataUse record = clients.client(DataUse.class, node);
        for (Subject identifier : identifiers) {
          read(record, identifier).forEach(use -> uses.add(new Seen(node, use)));
        }
      } catch (GovnetException e) {
        silent.put(node, e.getMessage());
      }
    }
    uses.sort(Comparator.comparing((Seen seen) -> seen.use().usedAt()).reversed());
    return new View(uses, silent);
  }

  private static List<Use> read(DataUse record, Subject identifier) {
    List<Use> uses = new ArrayList<>();
    UsesQuery query = new UsesQuery(identifier, PAGE, null);
    for (int pages = 0; query != null && pages < MAX_PAGES; pages++) {
      Page<Use> page = record.uses(query);
      uses.addAll(page.items());
      Cursor next = page.next();
      query = next == null ? null : query.after(next);
    }
    return uses;
  }
}
