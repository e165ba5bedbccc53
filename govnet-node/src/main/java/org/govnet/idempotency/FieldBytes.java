package org.govnet.idempotency;

import java.nio.charset.StandardCharsets;
import org.govnet.trust.Fields;

/** An answer's fields as a column has them: a line each, name, colon, value, in UTF-8. */
final class FieldBytes {
  private FieldBytes() {}

  static byte[] of(Fields fields) {
    StringBuilder lines = new StringBuilder();
    // a value has no line break, and a name no colon
    fields.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Fields read(byte[] bytes) {
    Fields.Builder fields = Fields.builder();
    String lines = new String(bytes, StandardCharsets.UTF_8);
    int start = 0;
    int end = lines.indexOf('\n');
    while (end >= 0) {
      int colon = lines.indexOf(':', start);
      fields.add(lines.substring(start, colon), lines.substring(colon + 1, end));
      start = end + 1;
      end = lines.indexOf('\n', start);
    }
    return fields.build();
  }
}
