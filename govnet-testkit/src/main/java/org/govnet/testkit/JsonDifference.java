package org.govnet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two JSON values differ, by JSON pointer (RFC 6901). */
final class JsonDifference {
  private static final int SHOWN = 80;

  private JsonDifference() {}

  static void find(
      String pointer, @Nullable JsonNode expected, @Nullable JsonNode got, List<String> out) {
    if (expected == null ? got == null : expected.equals(got)) {
      return;
    }
    if (expected != null && got != null && expected.isObject() && got.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        find(below, expected.get(name), got.get(name), out);
      }
    } else if (expected != null
        && got != null
        && expected.isArray()
        && got.isArray()
        && expected.size() == got.size()) {
      for (int i = 0; i < expected.size(); i++) {
        find(pointer + "/" + i, expected.get(i), got.get(i), out);
      }
    } else {
      String place = pointer.isEmpty() ? "body" : "body " + pointer;
      out.add(place + ": expected " + shown(expected) + ", got " + shown(got));
    }
  }

  private static String shown(@Nullable JsonNode value) {
    if (value == null) {
      return "none";
    }
    String text = value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
