package org.govnet.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;

/**
 * Reads places from published CSV files, by the names of their columns, in any order and any case;
 * other columns are kept with the row. Files of at most 16 MiB and 100,000 lines, UTF-8, with or
 * without a byte-order mark:
 *
 * <ul>
 *   <li>GOV.UK Local Links Manager's {@code local-authorities.csv}: {@code gss, name, tier_id}, and
 *       {@code id, parent_local_authority_id} for who lies in whom
 *   <li>the Office for National Statistics' look-up of lower to upper tier: {@code LTLA24CD,
 *       LTLA24NM, UTLA24CD, UTLA24NM}, of any year. Where the two differ, the lower is a district
 *       of the upper; where they are the same, it is a single tier
 *   <li>its look-up of districts to counties: {@code LAD24CD, LAD24NM, CTY24CD, CTY24NM}
 *   <li>its names and codes, {@code LAD24CD, LAD24NM}, together with one of those of the same year,
 *       or with a column {@code tier} ({@code county}, {@code district} or {@code single}) and one
 *       {@code parent}. Alone they are refused: what tier a place is does not follow from its code
 *   <li>its Code History Database's {@code Changes.csv}: {@code GEOGCD, GEOGCD_P, OPER_DATE}, for
 *       the ends and successors of places that are in another file given
 * </ul>
 *
 * <p>A row that cannot be used is reported by line and field, and stops nothing but itself: every
 * row is in {@link #rows()}, in {@link #problems()}, or says again what another row says.
 */
public final class AreaCsv {
  private final Map<AreaCode, AreaRow> byCode = new LinkedHashMap<>();
  private final List<CsvProblem> problems = new ArrayList<>();

  private AreaCsv() {}

  /**
   * One place as read.
   *
   * @param file the file's name
   * @param line the line its row begins on, from 1; for a county of a look-up, the first that names
   *     it
   * @param area the place
   * @param cells the whole row by its columns' names, in their order, those too that are not known
   *     here
   */
  public record Row(String file, long line, Area area, Map<String, String> cells) {
    /** Copies the cells. */
    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  /**
   * Reads files that belong together.
   *
   * @throws CsvRefused if one cannot be used as a whole, saying which other is needed
   * @throws IOException if one cannot be read
   */
  public static AreaCsv read(Path... files) throws IOException {
    Map<String, CsvTable> tables = new LinkedHashMap<>();
    for (Path file : files) {
      tables.put(file.toString(), CsvTable.read(file));
    }
    return of(tables);
  }

  /**
   * Reads one file's text.
   *
   * @param name the file's name, for messages
   * @throws CsvRefused if it cannot be used as a whole, saying what else is needed
   */
  public static AreaCsv parse(String name, String text) {
    return parse(Map.of(name, text));
  }

  /** Reads the texts of files that belong together, by their names. */
  static AreaCsv parse(Map<String, String> texts) {
    Map<String, CsvTable> tables = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            tables.put(name, CsvTable.read(name, text.getBytes(StandardCharsets.UTF_8))));
    return of(tables);
  }

  private static AreaCsv of(Map<String, CsvTable> tables) {
    AreaCsv csv = new AreaCsv();
    List<AreaFile> files =
        tables.entrySet().stream()
            .map(each -> AreaFile.of(each.getKey(), each.getValue(), csv.problems::add))
            .toList();
    files.stream()
        .filter(file -> file.layout() != AreaFile.Layout.NAMES)
        .forEach(file -> file.rows().forEach(csv::merge));
    files.stream()
        .filter(file -> file.layout() == AreaFile.Layout.NAMES)
        .forEach(file -> csv.addNames(file, files));
    csv.end(files);
    return csv;
  }

  private void merge(AreaRow row) {
    AreaRow known = byCode.putIfAbsent(row.code(), row);
    if (known == null || row.says(known)) {
      return;
    }
    if (row.year() > known.year()) {
      byCode.put(row.code(), row);
    } else if (row.year() == known.year()) {
      problems.add(
          row.problem(
              row.code()
                  + " is another place on line "
                  + known.line()
                  + " of "
                  + known.file()
                  + " too"));
    }
  }

  /** What a look-up of districts to counties does not have is in no county. */
  private void addNames(AreaFile names, List<AreaFile> files) {
    List<AreaFile> lookups =
        files.stream()
            .filter(
                file ->
                    file.year() == names.year()
                        && (file.layout() == AreaFile.Layout.COUNTIES
                            || file.layout() == AreaFile.Layout.UPPER_TIER))
            .toList();
    if (lookups.isEmpty()) {
      throw new CsvRefused(
          names.name()
              + " has names and codes alone, and what tier a place is does not follow from its code:"
              + " give the look-up of lower to upper tier (LTLA"
              + names.shortYear()
              + "CD, UTLA"
              + names.shortYear()
              + "CD) or of districts to counties (LAD"
              + names.shortYear()
              + "CD, CTY"
              + names.shortYear()
              + "CD) with it, or add a column tier");
    }
    boolean whole = lookups.stream().anyMatch(file -> file.layout() == AreaFile.Layout.COUNTIES);
    for (AreaRow row : names.rows()) {
      AreaRow known = byCode.get(row.code());
      if (known == null && !whole) {
        problems.add(row.problem("no look-up has " + row.code() + ", so its tier is not known"));
      } else if (known == null) {
        byCode.put(row.code(), row.at(Tier.SINGLE));
      } else if (known.file().equals(row.file())) {
        problems.add(row.problem(row.code() + " is on line " + known.line() + " too"));
      }
    }
  }

  /** Places of an older file that a newer one has no more have ended: the history says when. */
  private void end(List<AreaFile> files) {
    int newest =
        files.stream()
            .filter(file -> file.layout() != AreaFile.Layout.HISTORY)
            .mapToInt(AreaFile::year)
            .max()
            .orElse(0);
    AreaHistory history = new AreaHistory();
    files.stream()
        .filter(file -> file.layout() == AreaFile.Layout.HISTORY)
        .forEach(file -> file.changes().forEach(history::add));
    for (AreaRow row : List.copyOf(byCode.values())) {
      if (row.year() < newest) {
        try {
          byCode.put(row.code(), history.end(row));
        } catch (IllegalArgumentException e) {
          byCode.remove(row.code());
          problems.add(row.problem(String.valueOf(e.getMessage())));
        }
      }
    }
  }

  /** What could be read, in the files' order; each code once. */
  public List<Row> rows() {
    return byCode.values().stream()
        .map(row -> new Row(row.file(), row.line(), row.area(), row.cells()))
        .toList();
  }

  /** The places that could be read, to be registered. */
  public List<Area> areas() {
    return byCode.values().stream().map(AreaRow::area).toList();
  }

  /** What could not be read, a row each. */
  public List<CsvProblem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public String toString() {
    return byCode.size()
        + " places, "
        + problems.size()
        + " problems"
        + problems.stream().map(each -> "\n" + each).collect(Collectors.joining());
  }
}
