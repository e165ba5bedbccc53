package org.govnet.openapi;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a schema breaks, which depends on who writes and who reads: a request is written
 * by those who know the old schema, an answer read by them.
 */
final class SchemaComparison {
  /** Which way a body or parameter travels. */
  enum Direction {
    /** From callers, who know the old schema. */
    REQUEST,
    /** To callers, who know the old schema. */
    ANSWER
  }

  private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems");
  private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");
  private static final String REFUSED = "callers are refused with what was accepted before";
  private static final String UNREADABLE = "callers get what they could not get before";

  private final Map<String, Object> before;
  private final Map<String, Object> now;
  private final Compatibility.Breaks.At breaks;
  private final Direction direction;
  private final Set<String> seen = new HashSet<>();

  SchemaComparison(
      Map<String, Object> before,
      Map<String, Object> now,
      Compatibility.Breaks.At breaks,
      Direction direction) {
    this.before = before;
    this.now = now;
    this.breaks = breaks;
    this.direction = direction;
  }

  /**
   * Compares two schemas, and those they refer to.
   *
   * @param place what they are of, such as {@code body} or {@code query parameter limit}
   */
  void compare(String place, Map<String, Object> was, Map<String, Object> is) {
    // Each thing that travels is walked afresh, for its own place in the message.
    seen.clear();
    compare(new Place(place, "", null), was, is);
  }

  /**
   * Where a schema is.
   *
   * @param root what travels
   * @param path the members to it, joined by dots
   * @param within the component that it is a member of, with the member; null at the root
   */
  private record Place(String root, String path, @Nullable String within) {
    Place member(String name, @Nullable String component) {
      return new Place(
          root,
          path.isEmpty() ? name : path + "." + name,
          component == null ? within == null ? null : within + "." + name : component + "." + name);
    }

    Place items() {
      return new Place(root, path + "[]", within == null ? null : within + "[]");
    }

    @Override
    public String toString() {
      return path.isEmpty()
          ? root
          : root + " member " + path + (within == null ? "" : " (" + within + ")");
    }
  }

  private void compare(Place place, Map<String, Object> was, Map<String, Object> is) {
    Compatibility.Resolved before = Compatibility.resolve(this.before, was);
    Compatibility.Resolved now = Compatibility.resolve(this.now, is);
    // A named schema may hold itself; and within one body it is told of once.
    if (before.name() != null
        && now.name() != null
        && Tree.object(before.schema(), "properties").size() > 0
        && !seen.add(before.name() + " " + now.name())) {
      return;
    }
    if (differs(place, "type", before.schema(), now.schema())) {
      return;
    }
    differs(place, "format", before.schema(), now.schema());
    pattern(place, Tree.text(before.schema(), "pattern"), Tree.text(now.schema(), "pattern"));
    values(place, before.schema(), now.schema());
    limits(place, before.schema(), now.schema());
    if (before.schema().containsKey("items")) {
      compare(
          place.items(), Tree.object(before.schema(), "items"), Tree.object(now.schema(), "items"));
    }
    members(place, before, now);
  }

  private boolean differs(
      Place place, String what, Map<String, Object> was, Map<String, Object> is) {
    String before = Tree.text(was, what);
    String now = Tree.text(is, what);
    if (Objects.equals(before, now)) {
      return false;
    }
    add(
        place,
        "had " + what + " " + before + " and has " + now + ": the other side cannot read it");
    return true;
  }

  /** Whether one pattern allows all that another does cannot be told: a change is a break. */
  private void pattern(Place place, @Nullable String was, @Nullable String is) {
    boolean narrower = is != null && !is.equals(was);
    boolean wider = was != null && !was.equals(is);
    if (direction == Direction.REQUEST ? narrower : wider) {
      add(place, "had pattern " + was + " and has " + is + ": " + whom());
    }
  }

  private void values(Place place, Map<String, Object> was, Map<String, Object> is) {
    List<String> before = allowed(was);
    List<String> now = allowed(is);
    if (direction == Direction.REQUEST) {
      if (before.isEmpty() && !now.isEmpty()) {
        add(place, "may now only be one of " + now + ": " + REFUSED);
      } else if (!now.isEmpty()) {
        before.stream()
            .filter(value -> !now.contains(value))
            .forEach(
                value ->
                    add(
                        place,
                        "may not be " + value + " any more: callers are refused with" + " it"));
      }
    } else {
      if (now.isEmpty() && !before.isEmpty()) {
        add(place, "may now be any text, and was one of " + before + ": " + UNREADABLE);
      } else if (!before.isEmpty()) {
        now.stream()
            .filter(value -> !before.contains(value))
            .forEach(
                value ->
                    add(
                        place,
                        "may now be "
                            + value
                            + ": callers that do not know the value"
                            + " cannot read the answer"));
      }
    }
  }

  private static List<String> allowed(Map<String, Object> schema) {
    String constant = Tree.text(schema, "const");
    return constant == null ? Tree.texts(schema, "enum") : List.of(constant);
  }

  private void limits(Place place, Map<String, Object> was, Map<String, Object> is) {
    UPPER.forEach(limit -> limit(place, limit, number(was, limit), number(is, limit), 1));
    LOWER.forEach(limit -> limit(place, limit, number(was, limit), number(is, limit), -1));
  }

  private static @Nullable BigDecimal number(Map<String, Object> schema, String name) {
    String text = Tree.text(schema, name);
    return text == null ? null : new BigDecimal(text);
  }

  /**
   * Compares limits.
   *
   * @param sign 1 for an upper limit, -1 for a lower one
   */
  private void limit(
      Place place, String name, @Nullable BigDecimal was, @Nullable BigDecimal is, int sign) {
    boolean narrower = is != null && (was == null || is.compareTo(was) * sign < 0);
    boolean wider = was != null && (is == null || is.compareTo(was) * sign > 0);
    if (direction == Direction.REQUEST ? narrower : wider) {
      add(place, "had " + name + " " + was + " and has " + is + ": " + whom());
    }
  }

  private void members(Place place, Compatibility.Resolved before, Compatibility.Resolved now) {
    Map<String, Object> was = Tree.object(before.schema(), "properties");
    Map<String, Object> is = Tree.object(now.schema(), "properties");
    List<String> required = Tree.texts(before.schema(), "required");
    List<String> requiredNow = Tree.texts(now.schema(), "required");
    for (String name : was.keySet()) {
      Place member = place.member(name, before.name());
      if (!is.containsKey(name)) {
        add(
            member,
            direction == Direction.REQUEST
                ? "is gone: what callers say in it is ignored"
                : "is gone: callers that read it do not get it");
        continue;
      }
      if (direction == Direction.REQUEST
          && requiredNow.contains(name)
          && !required.contains(name)) {
        add(member, "is now required: callers that leave it out are refused");
      }
      if (direction == Direction.ANSWER && required.contains(name) && !requiredNow.contains(name)) {
        add(member, "may now be missing: callers that count on it cannot read the answer");
      }
      compare(member, Tree.object(was, name), Tree.object(is, name));
    }
    if (direction == Direction.REQUEST) {
      requiredNow.stream()
          .filter(name -> !was.containsKey(name))
          .forEach(
              name ->
                  add(
                      place.member(name, before.name()),
                      "is new and required: callers that do not send it are refused"));
    }
  }

  private String whom() {
    return direction == Direction.REQUEST ? REFUSED : UNREADABLE;
  }

  private void add(Place place, String what) {
    String key = place.within == null ? null : direction + " " + place.within + " " + what;
    if (key == null) {
      breaks.add(place + " " + what);
    } else {
      breaks.add(key, place + " " + what);
    }
  }
}
