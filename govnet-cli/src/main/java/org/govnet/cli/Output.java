package org.govnet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govnet.discovery.WireJson;

/** What a command answers: lines and tables for people, or one JSON object for machines. */
final class Output {
  /** Of a table's cell: one long value must not make every row a screen wide. JSON has it all. */
  private static final int MAX_CELL = 48;

  private final PrintWriter out;
  private final boolean json;
  private final Map<String, Object> object = new LinkedHashMap<>();

  Output(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** One value: {@code label: value}, or a member. */
  Output value(String name, String label, Object value) {
    if (json) {
      object.put(name, value);
    } else {
      out.println(label + ": " + Text.plain(value.toString()));
    }
    return this;
  }

  /**
   * Many rows: a table, or a list of objects under {@code name}.
   *
   * @param rows texts and numbers; of a table's, all cells but the last are cut if they are long
   */
  Output table(String name, List<String> columns, List<? extends List<?>> rows) {
    if (json) {
      object.put(name, rows.stream().map(row -> object(columns, row)).toList());
      return this;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(column -> column.toUpperCase(Locale.ROOT)).toList());
    for (List<?> row : rows) {
      lines.add(cells(row));
    }
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Text.width(line.get(i)));
      }
    }
    lines.forEach(line -> line(line, widths));
    return this;
  }

  private static Map<String, Object> object(List<String> columns, List<?> row) {
    Map<String, Object> one = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      one.put(columns.get(i), row.get(i));
    }
    return one;
  }

  private static List<String> cells(List<?> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String text = Text.plain(row.get(i).toString());
      cells.add(i < row.size() - 1 ? Text.cut(text, MAX_CELL) : text);
    }
    return cells;
  }

  private void line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i));
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - Text.width(cells.get(i)) + 2));
      }
    }
    out.println(line);
  }

  boolean isJson() {
    return json;
  }

  /** A line for people alone. */
  Output line(String text) {
    if (!json) {
      out.println(Text.plain(text));
    }
    return this;
  }

  /** Says it. */
  void flush() {
    if (json && !object.isEmpty()) {
      out.println(Text.ascii(new String(WireJson.write(object), StandardCharsets.UTF_8)));
      object.clear();
    }
    out.flush();
  }
}
