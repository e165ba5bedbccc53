package org.govnet.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds and reads trees of maps and lists, as JSON libraries make them of a document. */
final class Tree {
  private Tree() {}

  /**
   * An object of these members, in this order.
   *
   * @param namesAndValues a name, its value, the next name and so on
   */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> made = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      made.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return made;
  }

  /** The object that is this member; an empty one if there is none. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> of, String name) {
    return of.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The object at the end of these members; an empty one if there is none. */
  static Map<String, Object> object(Map<String, Object> of, List<String> path) {
    Map<String, Object> at = of;
    for (String name : path) {
      at = object(at, name);
    }
    return at;
  }

  /** The list that is this member; an empty one if there is none. */
  static List<?> list(Map<String, Object> of, String name) {
    return of.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The objects in the list that is this member. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> of, String name) {
    return list(of, name).stream()
        .filter(each -> each instanceof Map)
        .map(each -> (Map<String, Object>) each)
        .toList();
  }

  /** The texts in the list that is this member. */
  static List<String> texts(Map<String, Object> of, String name) {
    return list(of, name).stream().map(String::valueOf).toList();
  }

  /** The text that is this member, or what else is there as text; null if nothing is. */
  static @Nullable String text(Map<String, Object> of, String name) {
    Object value = of.get(name);
    return value == null ? null : String.valueOf(value);
  }

  /** Whether this member is true. */
  static boolean isTrue(Map<String, Object> of, String name) {
    return Boolean.TRUE.equals(of.get(name));
  }
}
