package org.govnet.testkit;

import jakarta.ws.rs.ext.ParamConverter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Parameter;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/** What a call's arguments are as texts, decoded. */
final class ArgumentTexts {
  private ArgumentTexts() {}

  /**
   * The texts of one parameter, none for a body or a key.
   *
   * @param label names the call in messages
   * @throws IllegalArgumentException if there has to be a value and there is none
   */
  static List<String> of(Parameter parameter, @Nullable Object[] arguments, String label) {
    Object value = parameter.value(arguments);
    boolean key = parameter.name().equals(IdempotencyKey.HEADER);
    if (value == null) {
      boolean holds = parameter.arity() != Parameter.Arity.ONE;
      if (!key && (holds || parameter.mustBeThere())) {
        throw new IllegalArgumentException(
            label + ": parameter " + parameter.name() + " must not be null");
      }
      return List.of();
    }
    if (parameter.kind() == Parameter.Kind.BODY) {
      return List.of();
    }
    Stream<?> values =
        switch (parameter.arity()) {
          case ONE -> Stream.of(value);
          case OPTIONAL -> ((Optional<?>) value).stream();
          case LIST, SET, SORTED_SET -> ((Collection<?>) value).stream();
          case ARRAY -> Stream.of((Object[]) value);
        };
    return values.map(each -> text(parameter, each)).toList();
  }

  private static String text(Parameter parameter, Object value) {
    ParamConverter<Object> converter = parameter.converter();
    String text =
        converter != null
            ? converter.toString(value)
            : value instanceof Number || value instanceof Boolean
                ? value.toString()
                : WireJson.toText(value);
    return parameter.encoded() ? Asked.decode(text) : text;
  }
}
