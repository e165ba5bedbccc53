package org.govnet.discovery;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.govnet.api.AreaCode;
import org.govnet.api.Quote;
import org.govnet.api.Text;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/** One file of places: which of the known layouts it has, and what each row says. */
final class AreaFile {
  private static final Pattern CODE = Pattern.compile("(LAD|LTLA)([0-9]{2})CD");
  private static final Pattern NO_COUNTY = Pattern.compile("[EWSN]99999999");

  /** Metropolitan counties, and Inner and Outer London: places without a council. */
  private static final Pattern NO_COUNCIL = Pattern.compile("E1[13][0-9]{6}");

  /** Of a file that does not say of which year it is: of now. */
  private static final int CURRENT = 10_000;

  private static final DateTimeFormatter BRITISH =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

  /** What a file's columns are. */
  enum Layout {
    /** GOV.UK Local Links Manager's. */
    LINKS_MANAGER,
    /** Lower and upper tier. */
    UPPER_TIER,
    /** Districts and counties. */
    COUNTIES,
    /** Codes, names and tiers. */
    TIERS,
    /** Codes and names. */
    NAMES,
    /** What became what. */
    HISTORY
  }

  private final String name;
  private final Layout layout;
  private final int year;
  private final List<AreaRow> rows = new ArrayList<>();
  private final List<AreaHistory.Change> changes = new ArrayList<>();
  private final Map<String, Integer> columns;
  private final List<String> header;
  private final Map<String, String> codeById = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  private AreaFile(String name, Layout layout, int year, List<String> header) {
    this.name = name;
    this.layout = layout;
    this.year = year;
    this.header = header;
    this.columns = index(header);
  }

  private static Map<String, Integer> index(List<String> header) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(header.get(i).strip().toUpperCase(Locale.ROOT), i);
    }
    return columns;
  }

  /**
   * Reads a file.
   *
   * @throws CsvRefused if its columns are not those of any layout, naming what is missing
   */
  static AreaFile of(String name, CsvTable table, Consumer<CsvProblem> problems) {
    CsvTable.Row header = table.header();
    if (header == null) {
      throw new CsvRefused(name + " is empty: its first line must have the columns' names");
    }
    AreaFile file = recognise(name, header.texts());
    List<CsvTable.Row> data = table.data();
    if (file.layout == Layout.LINKS_MANAGER) {
      data.forEach(row -> file.codeById.putIfAbsent(file.cell(row, "ID"), file.cell(row, "GSS")));
    }
    for (CsvTable.Row row : data) {
      try {
        file.read(row);
      } catch (BadCell e) {
        problems.accept(e.at(name, row.line()));
      }
    }
    if (table.unclosed() && !data.isEmpty()) {
      problems.accept(
          new CsvProblem(
              name,
              data.get(data.size() - 1).line(),
              header.texts().get(0),
              "a quote is opened somewhere and never closed"));
    }
    return file;
  }

  private static AreaFile recognise(String name, List<String> header) {
    Set<String> columns = index(header).keySet();
    if (columns.contains("GSS")) {
      return of(name, Layout.LINKS_MANAGER, CURRENT, header, "NAME", "TIER_ID");
    }
    if (columns.contains("GEOGCD_P")) {
      return of(name, Layout.HISTORY, 0, header, "GEOGCD", "OPER_DATE");
    }
    for (String column : columns) {
      Matcher code = CODE.matcher(column);
      if (code.matches()) {
        String lower = code.group(1) + code.group(2);
        int year = 2000 + Integer.parseInt(code.group(2));
        if (columns.contains("UTLA" + code.group(2) + "CD")) {
          String upper = "UTLA" + code.group(2);
          return of(name, Layout.UPPER_TIER, year, header, lower + "NM", upper + "NM");
        }
        if (columns.contains("CTY" + code.group(2) + "CD")) {
          String county = "CTY" + code.group(2);
          return of(name, Layout.COUNTIES, year, header, lower + "NM", county + "NM");
        }
        Layout layout = columns.contains("TIER") ? Layout.TIERS : Layout.NAMES;
        return of(name, layout, year, header, lower + "NM");
      }
    }
    throw new CsvRefused(
        name
            + " has none of the columns gss, LAD24CD, LTLA24CD (of any year) and GEOGCD_P, only "
            + header.stream().limit(20).map(Quote::of).toList());
  }

  private static AreaFile of(
      String name, Layout layout, int year, List<String> header, String... needed) {
    AreaFile file = new AreaFile(name, layout, year, header);
    for (String column : needed) {
      if (!file.columns.containsKey(column)) {
        throw new CsvRefused(
            name
                + " has no column "
                + (layout == Layout.LINKS_MANAGER ? column.toLowerCase(Locale.ROOT) : column));
      }
    }
    return file;
  }

  String name() {
    return name;
  }

  Layout layout() {
    return layout;
  }

  int year() {
    return year;
  }

  /** As in the columns' names. */
  String shortYear() {
    return String.format(Locale.ROOT, "%02d", year % 100);
  }

  List<AreaRow> rows() {
    return rows;
  }

  List<AreaHistory.Change> changes() {
    return changes;
  }

  private void read(CsvTable.Row row) {
    switch (layout) {
      case LINKS_MANAGER -> readLinksManager(row);
      case HISTORY -> readChange(row);
      case UPPER_TIER -> readUpperTier(row);
      case COUNTIES -> readCounty(row);
      case TIERS -> {
        Tier tier = required(row, "TIER", AreaFile::tier);
        AreaCode parent = tier == Tier.DISTRICT ? required(row, "PARENT", AreaCode::of) : null;
        add(row, lower(), tier, parent, true);
      }
      case NAMES -> add(row, lower(), null, null, true);
    }
  }

  private void readLinksManager(CsvTable.Row row) {
    Tier tier = required(row, "TIER_ID", AreaFile::tier);
    String id = cell(row, "ID");
    if (!id.isEmpty() && !ids.add(id)) {
      throw new BadCell("id", "another row has the id " + Quote.of(id));
    }
    AreaCode parent =
        tier == Tier.DISTRICT ? required(row, "PARENT_LOCAL_AUTHORITY_ID", this::codeOfId) : null;
    String place = required(row, "NAME", AreaFile::name);
    rows.add(made(row, "GSS", required(row, "GSS", AreaCode::of), place, tier, parent, true));
  }

  private AreaCode codeOfId(String id) {
    String code = codeById.get(id);
    if (code == null) {
      throw new IllegalArgumentException("no row has the id " + Quote.of(id));
    }
    return AreaCode.of(code);
  }

  private void readUpperTier(CsvTable.Row row) {
    String upper = "UTLA" + shortYear();
    AreaCode code = required(row, lower() + "CD", AreaCode::of);
    AreaCode over = required(row, upper + "CD", AreaCode::of);
    if (code.equals(over)) {
      add(row, lower(), Tier.SINGLE, null, false);
    } else {
      String county = required(row, upper + "NM", AreaFile::name);
      add(row, lower(), Tier.DISTRICT, over, false);
      rows.add(made(row, upper + "CD", over, county, Tier.COUNTY, null, false));
    }
  }

  private void readCounty(CsvTable.Row row) {
    String county = "CTY" + shortYear();
    String text = cell(row, county + "CD");
    if (text.isEmpty() || NO_COUNTY.matcher(text).matches()) {
      add(row, lower(), Tier.SINGLE, null, false);
      return;
    }
    AreaCode over = required(row, county + "CD", AreaCode::of);
    if (NO_COUNCIL.matcher(text).matches()) {
      throw new BadCell(
          county + "CD",
          text
              + " has no council: give the look-up of lower to upper tier (LTLA"
              + shortYear()
              + "CD, UTLA"
              + shortYear()
              + "CD) instead");
    }
    String name = required(row, county + "NM", AreaFile::name);
    add(row, lower(), Tier.DISTRICT, over, false);
    rows.add(made(row, county + "CD", over, name, Tier.COUNTY, null, false));
  }

  private void readChange(CsvTable.Row row) {
    String before = cell(row, "GEOGCD_P");
    String after = cell(row, "GEOGCD");
    if (before.isEmpty() || before.equals(after)) {
      return; // a place that is new, or only has another name
    }
    changes.add(
        new AreaHistory.Change(
            required(row, "GEOGCD_P", AreaCode::of),
            required(row, "GEOGCD", AreaCode::of),
            required(row, "OPER_DATE", AreaFile::date)));
  }

  private String lower() {
    return (columns.containsKey("LTLA" + shortYear() + "CD") ? "LTLA" : "LAD") + shortYear();
  }

  private void add(
      CsvTable.Row row,
      String column,
      @Nullable Tier tier,
      @Nullable AreaCode parent,
      boolean once) {
    AreaCode code = required(row, column + "CD", AreaCode::of);
    String place = required(row, column + "NM", AreaFile::name);
    rows.add(made(row, column + "CD", code, place, tier, parent, once));
  }

  private AreaRow made(
      CsvTable.Row row,
      String field,
      AreaCode code,
      String place,
      @Nullable Tier tier,
      @Nullable AreaCode parent,
      boolean once) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String column = i < header.size() ? header.get(i).strip() : "";
      // Cells beyond the header, and of columns of one name, are kept too.
      cells.put(
          column.isEmpty() || cells.containsKey(column) ? column + "#" + (i + 1) : column,
          row.cells().get(i).text());
    }
    return new AreaRow(
        name,
        row.line(),
        shown(field),
        code,
        place,
        tier,
        parent,
        year,
        once,
        null,
        List.of(),
        cells);
  }

  private static Tier tier(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "county" -> Tier.COUNTY;
      case "2", "district" -> Tier.DISTRICT;
      case "3", "single" -> Tier.SINGLE;
      default ->
          throw new IllegalArgumentException(
              "must be county (1), district (2) or single (3): " + Quote.of(text));
    };
  }

  private static String name(String text) {
    return Text.require("the name", text, 200);
  }

  /**
   * As the ONS writes dates, {@code 01/04/2023} with or without a time, or as ISO 8601 has them.
   */
  private static LocalDate date(String text) {
    String day = text.split("[ T]", 2)[0];
    try {
      return day.contains("/") ? LocalDate.parse(day, BRITISH) : LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a date, as in 01/04/2023 or 2023-04-01: " + Quote.of(text), e);
    }
  }

  private String cell(CsvTable.Row row, String column) {
    Integer at = columns.get(column);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).text().strip();
  }

  private <T> T required(CsvTable.Row row, String column, Function<String, T> parser) {
    String text = cell(row, column);
    if (text.isEmpty()) {
      throw new BadCell(shown(column), "is missing");
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadCell(shown(column), String.valueOf(e.getMessage()));
    }
  }

  /** The column's name as the file has it. */
  private String shown(String column) {
    Integer at = columns.get(column);
    return at == null ? column.toLowerCase(Locale.ROOT) : header.get(at).strip();
  }

  private static final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String detail;

    BadCell(String field, String detail) {
      super(field + ": " + detail);
      this.field = field;
      this.detail = detail;
    }

    CsvProblem at(String file, long line) {
      return new CsvProblem(file, line, field, detail);
    }
  }
}
