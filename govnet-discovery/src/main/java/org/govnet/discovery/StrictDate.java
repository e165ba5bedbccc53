package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a date or a month as the JDK spells it, if a reader takes that. */
final class StrictDate<T> extends StdScalarSerializer<T> {
  private static final long serialVersionUID = 1L;

  StrictDate(Class<T> type) {
    super(type);
  }

  @Override
  public void serialize(T value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    check(value, out);
    out.writeString(value.toString());
  }

  /**
   * Checks that a reader takes the text of a value.
   *
   * @throws JsonMappingException if it does not, to which the place is added on the way up
   */
  static void check(Object value, JsonGenerator out) throws JsonMappingException {
    @Nullable String fault = WireTexts.fault(value);
    if (fault != null) {
      throw JsonMappingException.from(out, fault);
    }
  }
}
