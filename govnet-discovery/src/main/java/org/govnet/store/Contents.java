package org.govnet.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything as of one revision.
 *
 * @param revision its number, from 1
 * @param statement its statement
 * @param entries every content that is there, by name; unmodifiable
 */
public record Contents(long revision, String statement, SortedMap<String, String> entries) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if {@code revision} is under 1
   */
  public Contents {
    if (revision < 1) {
      throw new IllegalArgumentException("a revision's number must be at least 1: " + revision);
    }
    TreeMap<String, String> copy = new TreeMap<>();
    copy.putAll(entries); // by name, whatever order the map came in
    entries = Collections.unmodifiableSortedMap(copy);
  }

  @Override
  public String toString() {
    return "Contents of revision " + revision + ": " + entries.size() + " entries";
  }
}
