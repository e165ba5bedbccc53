package org.govnet.examples.uknetwork;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import org.govnet.api.Quote;
import org.govnet.api.Tier;
import org.govnet.discovery.Area;
import org.jspecify.annotations.Nullable;

/**
 * The list of local authorities as GOV.UK's Local Links Manager keeps it. A row that cannot be read
 * is reported by line and field, and stops nothing but itself.
 */
final class CouncilFile {
  private final List<Council> rows = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Map<AreaCode, Council> byArea = new HashMap<>();
  private final Set<NodeId> nodes = new HashSet<>();

  private CouncilFile() {}

  static CouncilFile read(Path path) throws IOException {
    CouncilFile file = new CouncilFile();
    List<NamedCsvRecord> records = new ArrayList<>();
    Map<String, String> codeById = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path)) {
      for (NamedCsvRecord csv : reader) {
        records.add(csv);
        codeById.put(csv.findField("id").orElse(""), csv.findField("gss").orElse(""));
      }
    }
    records.forEach(csv -> file.add(csv, codeById));
    return file;
  }

  List<Council> rows() {
    return rows;
  }

  /** The rows that could not be read, a line each. */
  List<String> errors() {
    return errors;
  }

  Council byArea(AreaCode code) {
    Council council = byArea.get(code);
    if (council == null) {
      throw new IllegalArgumentException("no council of area " + code);
    }
    return council;
  }

  private void add(NamedCsvRecord csv, Map<String, String> codeById) {
    try {
      NodeId node = read(csv, "slug", NodeId::of);
      String name = read(csv, "name", text -> text);
      Tier tier = read(csv, "tier_id", CouncilFile::tier);
      AreaCode code = read(csv, "gss", AreaCode::of);
      AreaCode parent =
          tier != Tier.DISTRICT
              ? null
              : read(csv, "parent_local_authority_id", id -> parent(id, codeById));
      Council council = new Council(node, name, new Area(code, name, tier, parent));
      if (byArea.containsKey(code) || nodes.contains(node)) {
        throw new BadRow("gss", "another row has " + code + " or " + node);
      }
      byArea.put(code, council);
      nodes.add(node);
      rows.add(council);
    } catch (BadRow e) {
      errors.add("line " + csv.getStartingLineNumber() + ", field " + e.getMessage());
    }
  }

  private static AreaCode parent(String id, Map<String, String> codeById) {
    String code = codeById.get(id);
    if (code == null) {
      throw new IllegalArgumentException("no row has the id " + Quote.of(id));
    }
    return AreaCode.of(code);
  }

  private static Tier tier(String id) {
    return switch (id) {
      case "1" -> Tier.COUNTY;
      case "2" -> Tier.DISTRICT;
      case "3" -> Tier.SINGLE;
      default -> throw new IllegalArgumentException("must be 1, 2 or 3: " + Quote.of(id));
    };
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> T read(NamedCsvRecord csv, String field, Parser<T> parser) {
    @Nullable String text = csv.findField(field).orElse(null);
    if (text == null || text.isBlank()) {
      throw new BadRow(field, "is missing");
    }
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadRow(field, String.valueOf(e.getMessage()));
    }
  }

  private static final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRow(String field, String what) {
      super(field + ": " + what);
    }
  }
}
