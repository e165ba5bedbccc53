package org.govnet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.discovery.WireJson;

/** What a command answers: lines and tables for people, or one JSON object for machines. */
final class Output {
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
      out.println(label + ": " + value);
    }
    return this;
  }

  /** Many rows: a table, or a list of objects under {@code name}. */
  Output table(String name, List<String> columns, List<List<String>> rows) {
    if (json) {
      List<Map<String, String>> list = new ArrayList<>();
      for (List<String> row : rows) {
        Map<String, String> one = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          one.put(columns.get(i), row.get(i));
        }
        list.add(one);
      }
      object.put(name, list);
      return this;
    }
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    line(
        columns.stream().map(column -> column.toUpperCase(java.util.Locale.ROOT)).toList(), widths);
    rows.forEach(row -> line(row, widths));
    return this;
  }

  private void line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i));
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - cells.get(i).length() + 2));
      }
    }
    out.println(line);
  }

  /** Says it. */
  void flush() {
    if (json && !object.isEmpty()) {
      out.println(new String(WireJson.write(object), StandardCharsets.UTF_8));
      object.clear();
    }
    out.flush();
  }
}
