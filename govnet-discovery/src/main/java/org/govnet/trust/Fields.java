package org.govnet.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.govnet.api.Quote;

/**
 * The fields of a message (RFC 9110, section 5), in order: names in lower case, values without the
 * white space around them. Immutable.
 */
public final class Fields {
  private static final Fields EMPTY = new Fields(List.of(), List.of());

  private final List<String> names;
  private final List<String> values;

  private Fields(List<String> names, List<String> values) {
    this.names = names;
    this.values = values;
  }

  /** No fields. */
  public static Fields empty() {
    return EMPTY;
  }

  /** Collects fields. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of the first field of a name, in lower case. */
  public Optional<String> first(String name) {
    int i = names.indexOf(name);
    return i < 0 ? Optional.empty() : Optional.of(values.get(i));
  }

  /** The values of all fields of a name, in lower case and in order; not split at commas. */
  public List<String> all(String name) {
    List<String> found = new ArrayList<>(1);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        found.add(values.get(i));
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The names, each once, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** Visits every field, in order. */
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < names.size(); i++) {
      visitor.accept(names.get(i), values.get(i));
    }
  }

  /** These fields and then those. */
  public Fields plus(Fields more) {
    return builder().addAll(this).addAll(more).build();
  }

  /** How many fields there are of a name, in lower case. */
  int count(String name) {
    int count = 0;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        count++;
      }
    }
    return count;
  }

  /** Names only: values may be personal data. */
  @Override
  public String toString() {
    return "Fields" + names;
  }

  /** Collects fields in order. */
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field.
     *
     * @param name a token (RFC 9110, section 5.6.2) in any case
     * @param value anything without CR, LF and NUL; spaces and tabs around it are dropped
     * @throws IllegalArgumentException if the name or the value is not such
     */
    public Builder add(String name, String value) {
      names.add(checkedName(name));
      values.add(checkedValue(name, value));
      return this;
    }

    /** Adds fields that exist already. */
    public Builder addAll(Fields fields) {
      names.addAll(fields.names);
      values.addAll(fields.values);
      return this;
    }

    /** The fields so far. */
    public Fields build() {
      return new Fields(List.copyOf(names), List.copyOf(values));
    }

    private static String checkedName(String name) {
      if (!Tokens.isToken(name)) {
        throw new IllegalArgumentException("field name must be a token: " + Quote.of(name));
      }
      return name.toLowerCase(Locale.ROOT);
    }

    private static String checkedValue(String name, String value) {
      int start = 0;
      int end = value.length();
      while (start < end && isSpace(value.charAt(start))) {
        start++;
      }
      while (start < end && isSpace(value.charAt(end - 1))) {
        end--;
      }
      for (int i = start; i < end; i++) {
        char c = value.charAt(i);
        if (c == '\r' || c == '\n' || c == 0) {
          throw new IllegalArgumentException(
              "field " + name + " has a CR, LF or NUL in its value, at character " + i);
        }
      }
      return value.substring(start, end);
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
