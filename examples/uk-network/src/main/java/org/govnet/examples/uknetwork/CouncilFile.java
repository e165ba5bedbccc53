package org.govnet.examples.uknetwork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.AreaCode;
import org.govnet.api.NodeId;
import org.govnet.discovery.AreaCsv;
import org.govnet.discovery.CsvProblem;

/**
 * The list of local authorities as GOV.UK's Local Links Manager keeps it: its places, and the slug
 * that makes each council a node.
 */
final class CouncilFile {
  private final List<Council> rows = new ArrayList<>();
  private final List<CsvProblem> errors = new ArrayList<>();
  private final Map<AreaCode, Council> byArea = new HashMap<>();
  private final Set<NodeId> nodes = new HashSet<>();

  private CouncilFile() {}

  static CouncilFile read(Path path) throws IOException {
    CouncilFile file = new CouncilFile();
    AreaCsv csv = AreaCsv.read(path);
    file.errors.addAll(csv.problems());
    csv.rows().forEach(file::add);
    return file;
  }

  List<Council> rows() {
    return rows;
  }

  /** What could not be read, a row each. */
  List<CsvProblem> errors() {
    return errors;
  }

  Council byArea(AreaCode code) {
    Council council = byArea.get(code);
    if (council == null) {
      throw new IllegalArgumentException("no council of area " + code);
    }
    return council;
  }

  private void add(AreaCsv.Row row) {
    try {
      NodeId node = NodeId.of(row.cells().getOrDefault("slug", ""));
      if (!nodes.add(node)) {
        throw new IllegalArgumentException("another row has " + node);
      }
      Council council = new Council(node, row.area().name(), row.area());
      byArea.put(row.area().code(), council);
      rows.add(council);
    } catch (IllegalArgumentException e) {
      errors.add(new CsvProblem(row.file(), row.line(), "slug", String.valueOf(e.getMessage())));
    }
  }
}
