package org.govnet.discovery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/** Writes a time as the JDK spells it, without asking the JDK where that is not needed. */
final class QuickInstant extends StdScalarSerializer<Instant> {
  private static final long serialVersionUID = 1L;

  QuickInstant() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    StrictDate.check(value, out);
    out.writeString(QuickTimes.text(value));
  }
}
