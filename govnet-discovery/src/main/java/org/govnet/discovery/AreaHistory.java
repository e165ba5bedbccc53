package org.govnet.discovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.AreaCode;

/** What places became, from the ONS's Code History Database. */
final class AreaHistory {
  private final Map<AreaCode, List<Change>> changes = new HashMap<>();

  /**
   * One change.
   *
   * @param before what was
   * @param after what has been since, wholly or in part
   * @param operative the first day
   */
  record Change(AreaCode before, AreaCode after, LocalDate operative) {}

  void add(Change change) {
    changes.computeIfAbsent(change.before(), none -> new ArrayList<>()).add(change);
  }

  /**
   * The place with its end.
   *
   * @throws IllegalArgumentException if the history does not have it
   */
  AreaRow end(AreaRow row) {
    List<Change> its = changes.getOrDefault(row.code(), List.of());
    LocalDate last =
        its.stream()
            .map(Change::operative)
            .max(LocalDate::compareTo)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        row.code()
                            + " is in no newer file, and no history given says what became of it:"
                            + " give Changes.csv of the ONS's Code History Database"));
    Set<AreaCode> successors = new LinkedHashSet<>();
    // Earlier ones only moved its boundary.
    its.stream()
        .filter(change -> change.operative().equals(last))
        .forEach(change -> successors.add(change.after()));
    AreaRow ended = row.ending(last.minusDays(1), List.copyOf(successors));
    Area unused = ended.area(); // refuses what cannot be, while the row is at hand
    return ended;
  }
}
