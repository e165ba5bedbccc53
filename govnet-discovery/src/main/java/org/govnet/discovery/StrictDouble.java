package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** A JSON number: Jackson's own reader takes the string {@code "NaN"} for one. */
final class StrictDouble extends StdScalarDeserializer<Double> {
  private static final long serialVersionUID = 1L;

  StrictDouble() {
    super(Double.class);
  }

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.currentToken().isNumeric()
        ? Double.valueOf(parser.getDoubleValue())
        : (Double) context.handleUnexpectedToken(Double.class, parser);
  }
}
