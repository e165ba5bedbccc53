package org.govnet.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180) as it is: every cell, as it says and as it is written, and how each line
 * ends. Written again, it is the same to the byte, whatever it was; so it is read here and not by a
 * library, which drops what it takes for an empty line, and how things were written.
 *
 * @param byteOrderMark whether it began with one
 * @param unclosed whether a quote was opened and never closed
 * @param rows its lines, blank ones and the header included
 */
record CsvTable(boolean byteOrderMark, boolean unclosed, List<Row> rows) {
  /** The most bytes that a file may have. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The most lines that a file may have. */
  static final int MAX_ROWS = 100_000;

  /** The most cells that a line may have. */
  static final int MAX_CELLS = 1_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  CsvTable {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param line the line it begins on, from 1
   * @param cells what it holds
   * @param end how it ends: with a line feed, a carriage return, both, or, at the end of the file,
   *     nothing
   */
  record Row(long line, List<Cell> cells, String end) {
    Row {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return cells.size() == 1 && cells.get(0).raw().isBlank();
    }

    List<String> texts() {
      return cells.stream().map(Cell::text).toList();
    }
  }

  /** One cell: what it says, and as it is written. */
  record Cell(String text, String raw) {
    /** In quotes if it has to be. */
    static Cell of(String text) {
      boolean quotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return new Cell(text, quotes ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
  }

  static CsvTable read(Path file) throws IOException {
    // Asked of the stream, not of the file's size, which may change.
    try (InputStream in = Files.newInputStream(file)) {
      return read(String.valueOf(file.getFileName()), in.readNBytes(MAX_BYTES + 1));
    }
  }

  /**
   * Reads a file.
   *
   * @param name the file's, for messages
   * @throws CsvRefused if it is too large, or not UTF-8
   */
  static CsvTable read(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new CsvRefused(name + " has more than " + MAX_BYTES / 1024 / 1024 + " MiB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CsvRefused(name + " is not UTF-8: save it as \"CSV UTF-8\"");
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    CsvParser parser = new CsvParser(name, marked ? text.substring(1) : text);
    List<Row> rows = parser.rows();
    return new CsvTable(marked, parser.unclosed(), rows);
  }

  /** The file again. */
  String write() {
    StringBuilder out = new StringBuilder();
    if (byteOrderMark) {
      out.append(BYTE_ORDER_MARK);
    }
    for (Row row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        out.append(i == 0 ? "" : ",").append(row.cells().get(i).raw());
      }
      out.append(row.end());
    }
    return out.toString();
  }

  /** The row with the columns' names; null if the file has none. */
  @Nullable Row header() {
    return rows.stream().filter(row -> !row.isBlank()).findFirst().orElse(null);
  }

  /** The rows after the header, without blank ones. */
  List<Row> data() {
    return rows.stream().filter(row -> !row.isBlank()).skip(1).toList();
  }
}
