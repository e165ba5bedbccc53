package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A date or time in the one spelling of RFC 3339 (times in UTC): Jackson's own readers take numbers
 * and arrays too, and spend minutes on one such as 1e1000000000.
 */
final class StrictText<T> extends StdScalarDeserializer<T> {
  static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  static final Pattern TIME =
      Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z");

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Pattern form;

  @SuppressWarnings("serial") // nobody serializes a mapper
  private final Function<String, T> parse;

  StrictText(Class<T> type, Pattern form, Function<String, T> parse) {
    super(type);
    this.type = type;
    this.form = form;
    this.parse = parse;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    String text = parser.getText();
    try {
      if (form.matcher(text).matches()) {
        return parse.apply(text);
      }
    } catch (DateTimeException e) {
      // the 30th of February, say: the same as another form
    }
    return type.cast(context.handleWeirdStringValue(type, text, "not RFC 3339"));
  }
}
