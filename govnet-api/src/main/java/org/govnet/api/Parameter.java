package org.govnet.api;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation, as it travels: an argument of the method, or a member of one that
 * is a bean.
 *
 * @param kind where it travels
 * @param name its name on the wire; {@code body} for the body
 * @param type its Java type; of a collection, the collection's
 * @param required whether null is refused: false only if it is marked {@code @Nullable}
 * @param defaultValue what the node takes when it is absent, as text; null if there is none
 * @param arity how many values it has
 * @param element the type of one value
 * @param maxItems the most values, of a collection; null if it does not say
 * @param pattern the regular expression that a path variable's text matches, encoded or not; null
 *     if it has none
 * @param encoded whether its text is percent-encoded already, and stays so
 * @param converter writes and reads one value; null if that is its JSON text
 * @param argument the place among the method's arguments of the one it is in, from 0
 * @param within the way to it from that argument, if that is a bean; empty if it is the argument
 */
public record Parameter(
    Kind kind,
    String name,
    Type type,
    boolean required,
    @Nullable String defaultValue,
    Arity arity,
    Type element,
    @Nullable Integer maxItems,
    @Nullable String pattern,
    boolean encoded,
    @Nullable ParamConverter<Object> converter,
    int argument,
    List<Bean.Member> within) {
  /** Where a parameter travels. */
  public enum Kind {
    /** In the path, one segment's worth. */
    PATH,
    /** In the query. */
    QUERY,
    /** In a header field. */
    HEADER,
    /** In a body of {@code application/x-www-form-urlencoded}. */
    FORM,
    /** As the JSON body. */
    BODY;

    /** As messages name it, such as {@code query parameter}. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT) + " parameter";
    }
  }

  /** How many values a parameter has, and in what they are held. */
  public enum Arity {
    /** One, or none if it is not required. */
    ONE,
    /** One or none, in an {@link java.util.Optional}. */
    OPTIONAL,
    /** Any number, in a {@link List}. */
    LIST,
    /** Any number, in a {@link java.util.Set}. */
    SET,
    /** Any number, in a {@link java.util.SortedSet} by their own order. */
    SORTED_SET,
    /** Any number, in an array. */
    ARRAY;

    /** Whether it may have more than one value. */
    public boolean many() {
      return this != ONE && this != OPTIONAL;
    }
  }

  /** Copies the way. */
  public Parameter {
    within = List.copyOf(within);
  }

  /** Whether a request without it is refused. */
  public boolean mustBeThere() {
    return arity == Arity.ONE && required && defaultValue == null;
  }

  /** What one value is on the wire: text, if a converter makes it. */
  public JsonShape shape() {
    return converter == null
        ? JsonShape.of(element)
        : new JsonShape.TextShape(
            Types.raw(element), null, Types.raw(element).getAnnotation(TextForm.class));
  }

  /**
   * The value among a call's arguments.
   *
   * @param arguments the method's
   * @return null if it has none
   * @throws IllegalArgumentException if a bean that it is in is null
   */
  public @Nullable Object value(@Nullable Object[] arguments) {
    Object value = arguments[argument];
    for (int i = 0; i < within.size(); i++) {
      if (value == null) {
        throw new IllegalArgumentException(
            "the bean that " + within.get(i) + " is in must not be null");
      }
      value = within.get(i).of(value);
    }
    return value;
  }
}
