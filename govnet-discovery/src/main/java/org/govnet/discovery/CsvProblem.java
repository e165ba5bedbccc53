package org.govnet.discovery;

/**
 * What is wrong with one cell of a CSV file.
 *
 * @param file the file's name
 * @param line the line on which the row begins, from 1
 * @param field the column's name
 * @param detail what is wrong, in a few words
 */
public record CsvProblem(String file, long line, String field, String detail) {
  /** As in {@code areas.csv line 7, field gss: is missing}. */
  @Override
  public String toString() {
    return file + " line " + line + ", field " + field + ": " + detail;
  }
}
