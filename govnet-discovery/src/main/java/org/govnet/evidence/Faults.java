package org.govnet.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers faults from several threads; the first thousand, for one altered byte may be many. */
final class Faults {
  private static final int MOST = 1_000;

  private final List<Fault> faults = new ArrayList<>();
  private long count;

  synchronized void add(Fault.Kind kind, Path file, long offset, long sequence, String detail) {
    count++;
    if (faults.size() < MOST) {
      faults.add(new Fault(kind, file.toString(), offset, sequence, detail));
    }
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Fault> sorted() {
    List<Fault> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparingLong(Fault::sequence).thenComparingLong(Fault::offset));
    return sorted;
  }
}
