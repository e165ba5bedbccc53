package org.govnet.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and values between ampersands: a query, or a form. */
final class PairWriter {
  private final Argument[] arguments;
  private final String[] names;

  PairWriter(List<Argument> arguments) {
    this.arguments = arguments.toArray(new Argument[0]);
    this.names = new String[this.arguments.length];
    for (int i = 0; i < names.length; i++) {
      StringBuilder name = new StringBuilder();
      PathEncoding.append(name, this.arguments[i], this.arguments[i].parameter().name());
      names[i] = name.append('=').toString();
    }
  }

  boolean isEmpty() {
    return arguments.length == 0;
  }

  /**
   * Adds every value that there is, in the order of the parameters.
   *
   * @param first what goes before the first; nothing for {@code '\0'}
   * @throws IllegalArgumentException if one is missing or cannot be sent; it names the parameter
   */
  void write(StringBuilder out, char first, @Nullable Object[] given) {
    char separator = first;
    for (int i = 0; i < names.length; i++) {
      Argument argument = arguments[i];
      if (argument.many()) {
        for (String text : argument.texts(given)) {
          write(out, separator, i, text);
          separator = '&';
        }
        continue;
      }
      String text = argument.text(given);
      if (text != null) {
        write(out, separator, i, text);
        separator = '&';
      }
    }
  }

  private void write(StringBuilder out, char separator, int at, String text) {
    if (separator != '\0') {
      out.append(separator);
    }
    out.append(names[at]);
    PathEncoding.value(out, arguments[at], text);
  }

  List<Argument> arguments() {
    return List.of(arguments);
  }
}
