package org.govnet.discovery;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.jspecify.annotations.Nullable;

/**
 * The UK government API catalogue's CSV: read, checked, and written again with every cell it had,
 * to the byte.
 *
 * <p>What is wrong with a cell is reported by line and field; the row stays as it is. Columns that
 * are not known are kept, and so are blank lines, quotes and how lines end. At most 16 MiB and
 * 100,000 lines.
 *
 * <p>Text is written as RFC 4180 has it and not otherwise changed: a cell that begins with {@code
 * =} is one that begins with {@code =} when it is read again. A spreadsheet may take it for a
 * formula; whoever opens a catalogue of others in one should import its columns as text.
 */
public final class ApiCatalogueCsv {
  /** The catalogue's columns, as it publishes them. */
  public static final List<String> COLUMNS =
      List.of(
          "dateAdded",
          "dateUpdated",
          "url",
          "name",
          "description",
          "documentation",
          "license",
          "maintainer",
          "areaServed",
          "startDate",
          "endDate",
          "provider");

  private static final List<String> NEEDED = List.of("url", "name", "description", "provider");

  private final CsvTable table;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<CsvProblem> problems = new ArrayList<>();

  /**
   * One row.
   *
   * @param line the line it begins on, from 1
   * @param cells what its cells say
   * @param entry what could be understood of it, without the cells that are wrong; empty if it has
   *     no name
   */
  public record Row(long line, List<String> cells, Optional<CatalogueEntry> entry) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  private ApiCatalogueCsv(String name, CsvTable table) {
    this.table = table;
    CsvTable.Row header = table.header();
    if (header == null) {
      throw new CsvRefused(name + " is empty: its first line must have the columns' names");
    }
    List<String> names = header.texts();
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i).strip(), i);
    }
    if (!columns.containsKey("url") || !columns.containsKey("name")) {
      throw new CsvRefused(
          name
              + " has no column "
              + (columns.containsKey("url") ? "name" : "url")
              + ": a catalogue has "
              + String.join(",", COLUMNS));
    }
    for (CsvTable.Row row : table.data()) {
      if (row.cells().size() != names.size()) {
        problems.add(
            new CsvProblem(
                name,
                row.line(),
                names.get(Math.min(row.cells().size(), names.size()) - 1),
                "the row has "
                    + row.cells().size()
                    + " cells, and the first line "
                    + names.size()));
      }
      Optional<CatalogueEntry> entry = new Reading(name, row).entry();
      rows.add(new Row(row.line(), row.texts(), entry));
    }
    if (table.unclosed()) {
      problems.add(
          new CsvProblem(
              name,
              rows.isEmpty() ? header.line() : rows.get(rows.size() - 1).line(),
              "name",
              "a quote is opened somewhere and never closed"));
    }
  }

  /**
   * Reads a file.
   *
   * @throws CsvRefused if it is not UTF-8, too large, or has no column {@code url} or {@code name}
   * @throws IOException if it cannot be read
   */
  public static ApiCatalogueCsv read(Path file) throws IOException {
    return new ApiCatalogueCsv(String.valueOf(file.getFileName()), CsvTable.read(file));
  }

  /**
   * Reads a file's text.
   *
   * @param name the file's name, for messages
   * @throws CsvRefused if it is too large, or has no column {@code url} or {@code name}
   */
  public static ApiCatalogueCsv parse(String name, String text) {
    return new ApiCatalogueCsv(name, CsvTable.read(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A catalogue of entries, in the catalogue's own columns. */
  public static ApiCatalogueCsv of(List<CatalogueEntry> entries) {
    List<CsvTable.Row> rows = new ArrayList<>();
    rows.add(row(1, COLUMNS));
    long line = 2;
    for (CatalogueEntry entry : entries) {
      CsvTable.Row row = row(line, cells(entry));
      rows.add(row);
      line += 1 + row.texts().stream().mapToLong(ApiCatalogueCsv::lineEnds).sum();
    }
    return new ApiCatalogueCsv("catalogue.csv", new CsvTable(false, false, rows));
  }

  /** The first line of a catalogue that is written a line at a time. */
  static String header() {
    return new CsvTable(false, false, List.of(row(1, COLUMNS))).write();
  }

  /** An entry's line, as {@link #of} has it. */
  static String line(CatalogueEntry entry) {
    return new CsvTable(false, false, List.of(row(1, cells(entry)))).write();
  }

  private static CsvTable.Row row(long line, List<String> texts) {
    return new CsvTable.Row(line, texts.stream().map(CsvTable.Cell::of).toList(), "\n");
  }

  private static long lineEnds(String text) {
    return text.lines().count() - (text.isEmpty() || text.endsWith("\n") ? 0 : 1);
  }

  private static List<String> cells(CatalogueEntry entry) {
    return List.of(
        Objects.toString(entry.addedDate(), ""),
        Objects.toString(entry.updatedDate(), ""),
        Objects.toString(entry.url(), ""),
        entry.name(),
        Objects.toString(entry.description(), ""),
        Objects.toString(entry.documentation(), ""),
        Objects.toString(entry.license(), ""),
        Objects.toString(entry.maintainer(), ""),
        Objects.toString(entry.areaServed(), ""),
        Objects.toString(entry.startDate(), ""),
        Objects.toString(entry.endDate(), ""),
        Objects.toString(entry.provider(), ""));
  }

  /** The columns' names, as the file has them, those too that are not known. */
  public List<String> columns() {
    CsvTable.Row header = table.header();
    return header == null ? List.of() : header.texts();
  }

  /** Every row but the first, in order; blank lines are none. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** What could be understood of each row that has a name, in order. */
  public List<CatalogueEntry> entries() {
    return rows.stream().flatMap(row -> row.entry().stream()).toList();
  }

  /** What is wrong, a cell each. */
  public List<CsvProblem> problems() {
    return List.copyOf(problems);
  }

  /** The file: what was read, to the byte. */
  public String write() {
    return table.write();
  }

  @Override
  public String toString() {
    return "catalogue of " + rows.size() + " rows, " + problems.size() + " problems";
  }

  /** Reads one row. */
  private final class Reading {
    private final String file;
    private final CsvTable.Row row;

    Reading(String file, CsvTable.Row row) {
      this.file = file;
      this.row = row;
    }

    Optional<CatalogueEntry> entry() {
      for (String needed : NEEDED) {
        if (columns.containsKey(needed) && cell(needed).isEmpty()) {
          wrong(needed, "is missing");
        }
      }
      String name = text("name", CatalogueEntry.MAX_NAME);
      URI url = parsed("url", Reading::url);
      String description = text("description", CatalogueEntry.MAX_DESCRIPTION);
      URI documentation = parsed("documentation", Reading::url);
      String license = text("license", CatalogueEntry.MAX_TEXT);
      String maintainer = text("maintainer", CatalogueEntry.MAX_TEXT);
      String areaServed = text("areaServed", CatalogueEntry.MAX_TEXT);
      LocalDate start = parsed("startDate", Reading::date);
      LocalDate end = parsed("endDate", Reading::date);
      String provider = text("provider", CatalogueEntry.MAX_NAME);
      LocalDate added = parsed("dateAdded", Reading::date);
      LocalDate updated = parsed("dateUpdated", Reading::date);
      if (start != null && end != null && end.isBefore(start)) {
        wrong("endDate", "is before startDate, " + start);
      }
      return name == null
          ? Optional.empty()
          : Optional.of(
              new CatalogueEntry(
                  url,
                  name,
                  description,
                  documentation,
                  license,
                  maintainer,
                  areaServed,
                  start,
                  end,
                  provider,
                  added,
                  updated));
    }

    private String cell(String column) {
      Integer at = columns.get(column);
      return at == null || at >= row.cells().size() ? "" : row.cells().get(at).text().strip();
    }

    private @Nullable String text(String column, int max) {
      return parsed(column, text -> Text.require(column, text, max));
    }

    private <T> @Nullable T parsed(String column, Parser<T> parser) {
      String text = cell(column);
      if (text.isEmpty()) {
        return null;
      }
      try {
        return parser.parse(text);
      } catch (IllegalArgumentException e) {
        wrong(column, String.valueOf(e.getMessage()));
        return null;
      }
    }

    private void wrong(String column, String detail) {
      problems.add(new CsvProblem(file, row.line(), column, detail));
    }

    private static URI url(String text) {
      try {
        URI url = new URI(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if ((scheme.equals("https") || scheme.equals("http")) && url.getHost() != null) {
          return url;
        }
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("must be an http or https URL: " + Quote.of(text), e);
      }
      throw new IllegalArgumentException("must be an http or https URL: " + Quote.of(text));
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "must be a date, as in 2026-04-01: " + Quote.of(text), e);
      }
    }
  }

  /** Understands a cell. */
  private interface Parser<T> {
    T parse(String text);
  }
}
