package org.govnet.discovery;

import java.util.ArrayList;
import java.util.List;

/** Takes CSV text apart without losing a character of it. */
final class CsvParser {
  private final String name;
  private final String text;
  private int at;
  private long line = 1;
  private boolean unclosed;

  CsvParser(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Whether a quote was opened and never closed; known once the rows are. */
  boolean unclosed() {
    return unclosed;
  }

  List<CsvTable.Row> rows() {
    List<CsvTable.Row> rows = new ArrayList<>();
    while (at < text.length()) {
      if (rows.size() == CsvTable.MAX_ROWS) {
        throw new CsvRefused(name + " has more than " + CsvTable.MAX_ROWS + " lines");
      }
      rows.add(row());
    }
    return rows;
  }

  private CsvTable.Row row() {
    long begins = line;
    List<CsvTable.Cell> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      if (cells.size() == CsvTable.MAX_CELLS) {
        throw new CsvRefused(
            name + " has more than " + CsvTable.MAX_CELLS + " cells on line " + begins);
      }
      at++;
      cells.add(cell());
    }
    return new CsvTable.Row(begins, cells, lineEnd());
  }

  private String lineEnd() {
    if (at == text.length()) {
      return "";
    }
    boolean both = text.startsWith("\r\n", at);
    String end = both ? "\r\n" : text.substring(at, at + 1);
    at += end.length();
    line++;
    return end;
  }

  private CsvTable.Cell cell() {
    int start = at;
    StringBuilder said = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      quoted(said);
    }
    // What follows a closing quote belongs to the cell, as everywhere else.
    int plain = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    said.append(text, plain, at);
    return new CsvTable.Cell(said.toString(), text.substring(start, at));
  }

  private void quoted(StringBuilder said) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          return;
        }
        at++;
      } else if (c == '\n' || (c == '\r' && !text.startsWith("\n", at))) {
        line++;
      }
      said.append(c);
    }
    unclosed = true;
  }
}
