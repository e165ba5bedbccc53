package org.govnet.client;

import java.util.List;
import okhttp3.Headers;
import org.govnet.api.Quote;
import org.jspecify.annotations.Nullable;

/** The header fields of a contract's own. */
final class FieldWriter {
  private static final Headers NONE = Headers.of();

  private final List<Argument> arguments;

  FieldWriter(List<Argument> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /**
   * The fields of a call.
   *
   * @throws IllegalArgumentException if one is missing, or has what no field carries unchanged; it
   *     names the parameter
   */
  Headers write(@Nullable Object[] given) {
    if (arguments.isEmpty()) {
      return NONE;
    }
    Headers.Builder fields = new Headers.Builder();
    for (Argument argument : arguments) {
      String text = argument.text(given);
      if (text != null) {
        require(argument, text);
        fields.add(argument.parameter().name(), text);
      }
    }
    return fields.build();
  }

  private static void require(Argument argument, String text) {
    int end = text.length() - 1;
    boolean usable = end >= 0 && text.charAt(0) != ' ' && text.charAt(end) != ' ';
    for (int i = 0; i <= end && usable; i++) {
      usable = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
    }
    if (!usable) {
      throw new IllegalArgumentException(
          argument.name()
              + " cannot be "
              + Quote.of(text)
              + ": a header field is visible ASCII, with spaces between alone");
    }
  }

  List<Argument> arguments() {
    return arguments;
  }
}
