package org.govnet.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.govnet.evidence.Entry.Range;

/** Numbers as runs of consecutive ones: ten million records are some thousands of runs. */
final class Runs {
  private final List<Range> runs = new ArrayList<>();

  /** Adds a number that is higher than all before. */
  void add(long number) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).last() == number - 1) {
      runs.set(last, new Range(runs.get(last).first(), number));
    } else {
      runs.add(new Range(number, number));
    }
  }

  long size() {
    return runs.stream().mapToLong(run -> run.last() - run.first() + 1).sum();
  }

  /** How many of the numbers are in some ranges, which are in order and apart. */
  long within(List<Range> ranges) {
    return intersect(ranges).size();
  }

  /** The numbers that are in some ranges, which are in order and apart. */
  Runs intersect(List<Range> ranges) {
    Runs both = new Runs();
    int at = 0;
    for (Range run : runs) {
      while (at < ranges.size() && ranges.get(at).last() < run.first()) {
        at++;
      }
      for (int i = at; i < ranges.size() && ranges.get(i).first() <= run.last(); i++) {
        both.runs.add(
            new Range(
                Math.max(run.first(), ranges.get(i).first()),
                Math.min(run.last(), ranges.get(i).last())));
      }
    }
    return both;
  }

  /** The numbers that are in none of some ranges, which are in order and apart. */
  Runs without(List<Range> ranges) {
    Runs rest = new Runs();
    for (Range run : runs) {
      long from = run.first();
      for (Range range : ranges) {
        if (range.first() > run.last()) {
          break;
        }
        if (range.last() >= from) {
          if (range.first() > from) {
            rest.runs.add(new Range(from, range.first() - 1));
          }
          from = range.last() + 1;
        }
      }
      if (from <= run.last()) {
        rest.runs.add(new Range(from, run.last()));
      }
    }
    return rest;
  }

  List<Range> ranges() {
    return runs;
  }

  /** Ranges in order and apart, from any that overlap. */
  static List<Range> merged(List<Range> any) {
    List<Range> sorted = new ArrayList<>(any);
    sorted.removeIf(range -> range.first() > range.last());
    sorted.sort(Comparator.comparingLong(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && range.first() <= merged.get(last).last() + 1) {
        Range before = merged.get(last);
        merged.set(last, new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
