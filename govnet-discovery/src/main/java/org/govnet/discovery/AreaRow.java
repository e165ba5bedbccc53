package org.govnet.discovery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.jspecify.annotations.Nullable;

/**
 * One place of a file.
 *
 * @param field the column that has its code
 * @param tier null if the file does not say
 * @param year of which year's places its file is
 * @param once whether the file may have it only once: in a look-up, a place is on many rows
 */
record AreaRow(
    String file,
    long line,
    String field,
    AreaCode code,
    String name,
    @Nullable Tier tier,
    @Nullable AreaCode parent,
    int year,
    boolean once,
    @Nullable LocalDate endDate,
    List<AreaCode> successors,
    Map<String, String> cells) {
  AreaRow at(Tier known) {
    return new AreaRow(
        file, line, field, code, name, known, parent, year, once, endDate, successors, cells);
  }

  AreaRow ending(LocalDate last, List<AreaCode> successors) {
    return new AreaRow(
        file, line, field, code, name, tier, parent, year, once, last, successors, cells);
  }

  Area area() {
    if (tier == null) {
      throw new IllegalStateException("the tier of " + code + " is not known");
    }
    return new Area(code, name, tier, parent, endDate, successors);
  }

  /** Whether it only says again what another row says. */
  boolean says(AreaRow other) {
    return !once
        && year == other.year
        && tier == other.tier
        && name.equals(other.name)
        && Objects.equals(parent, other.parent);
  }

  CsvProblem problem(String detail) {
    return new CsvProblem(file, line, field, detail);
  }
}
