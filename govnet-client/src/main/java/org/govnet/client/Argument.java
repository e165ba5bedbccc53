package org.govnet.client;

import jakarta.ws.rs.ext.ParamConverter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.govnet.api.Parameter;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** One parameter, compiled: takes its values out of a call's arguments, as texts. */
final class Argument {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          int.class,
          long.class,
          boolean.class,
          Integer.class,
          Long.class,
          Boolean.class);

  private final Parameter parameter;
  private final Function<Object, @Nullable String> texts;
  private final String name;
  private final boolean many;
  private final boolean required;

  /** Where it is, if it is one value and an argument of its own, as most are; otherwise -1. */
  private final int plain;

  /**
   * A parameter.
   *
   * @param label the call, as people write it, for messages
   */
  Argument(String label, Parameter parameter) {
    this.parameter = parameter;
    this.name = label + ": " + parameter.kind() + " " + parameter.name();
    this.many = parameter.arity().many();
    this.required = parameter.mustBeThere();
    this.plain =
        parameter.arity() == Parameter.Arity.ONE && parameter.within().isEmpty()
            ? parameter.argument()
            : -1;
    ParamConverter<Object> converter = parameter.converter();
    if (converter != null) {
      this.texts = converter::toString;
    } else {
      boolean isText = parameter.element() instanceof Class<?> raw && PLAIN.contains(raw);
      this.texts = isText ? Object::toString : WireJson::toText;
    }
  }

  Parameter parameter() {
    return parameter;
  }

  /** Whether it may have several values. */
  boolean many() {
    return many;
  }

  /** As messages name it: the call, where it travels, and its name. */
  String name() {
    return name;
  }

  /**
   * The one text it has.
   *
   * @return null if there is none, which its contract allows
   * @throws IllegalArgumentException if there has to be one, or the value has no text
   */
  @Nullable String text(@Nullable Object[] arguments) {
    if (plain >= 0) {
      Object value = arguments[plain];
      if (value != null) {
        return textOf(value);
      }
      if (required) {
        throw missing();
      }
      return null;
    }
    Object value = value(arguments);
    if (parameter.arity() == Parameter.Arity.OPTIONAL) {
      if (value == null) {
        throw missing();
      }
      value = ((Optional<?>) value).orElse(null);
    } else if (value == null && required) {
      throw missing();
    }
    return value == null ? null : textOf(value);
  }

  /**
   * Every text it has, in order; of a set, in the order of the texts.
   *
   * @throws IllegalArgumentException if there are too many, or one has no text
   */
  List<String> texts(@Nullable Object[] arguments) {
    Object value = value(arguments);
    if (value == null) {
      throw missing();
    }
    Collection<?> values =
        value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
    Integer most = parameter.maxItems();
    if (most != null && values.size() > most) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " values, and at most " + most + " are allowed");
    }
    Stream<String> texts = values.stream().map(this::textOf);
    // A set has no order, and a key's second call is to be the same as its first.
    return (parameter.arity() == Parameter.Arity.SET ? texts.sorted() : texts).toList();
  }

  private @Nullable Object value(@Nullable Object[] arguments) {
    try {
      return parameter.value(arguments);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private String textOf(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " has a null among its values: leave it out");
    }
    String text;
    try {
      text = texts.apply(value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + " has no text: " + e.getMessage(), e);
    }
    if (text == null) {
      throw new IllegalArgumentException(name + " has no text: its converter makes null of it");
    }
    return text;
  }

  private IllegalArgumentException missing() {
    return new IllegalArgumentException(name + " must not be null");
  }
}
