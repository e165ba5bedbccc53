package org.govnet.evidence;

import org.govnet.evidence.In.Unreadable;
import org.govnet.trust.Fields;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * What of a record can be erased: the two messages. Its bytes are in docs/evidence.md.
 *
 * @param request the request; without its body unless {@code bodies}
 * @param response the response; null if there was none
 */
record RecordContent(
    RequestMessage request,
    @Nullable ResponseMessage response,
    boolean bodies,
    @Nullable String correlationId) {
  static final int SALT = 16;

  /** The longest: two bodies, and heads of UTF-8 with what is between. */
  static final int MAX = 2 * EvidenceRecord.MAX_BODY + 4 * EvidenceRecord.MAX_HEAD + 16 * 1024;

  private static final int FORMAT = 1;
  private static final int HAS_RESPONSE = 1;
  private static final int HAS_BODIES = 2;
  private static final int HAS_CORRELATION = 4;
  private static final int MAX_FIELDS = 512;

  /** Writes it after its salt. */
  static byte[] write(EvidenceRecord record, byte[] salt) {
    ResponseMessage response = record.response();
    String correlation = record.correlationId();
    Out out = new Out(2_048);
    out.raw(salt).u8(FORMAT);
    out.u8(
        (response != null ? HAS_RESPONSE : 0)
            | (record.bodies() ? HAS_BODIES : 0)
            | (correlation != null ? HAS_CORRELATION : 0));
    RequestMessage request = record.request();
    out.text(request.method()).text(request.targetUri());
    fields(request.fields(), out);
    if (response != null) {
      out.u16(response.status());
      fields(response.fields(), out);
    }
    if (record.bodies()) {
      out.sized(request.body());
      out.sized(response == null ? new byte[0] : response.body());
    }
    if (correlation != null) {
      out.text(correlation);
    }
    return out.done();
  }

  private static void fields(Fields fields, Out out) {
    int[] count = new int[1];
    fields.forEach((name, value) -> count[0]++);
    out.u16(count[0]);
    fields.forEach((name, value) -> out.text(name).text(value));
  }

  /** Reads it, salt and all. */
  static RecordContent read(byte[] bytes) throws Unreadable {
    In in = new In(bytes, SALT, bytes.length);
    int format = bytes.length < SALT ? -1 : in.u8();
    if (format != FORMAT) {
      throw new Unreadable("its content is of format " + format + ", not " + FORMAT);
    }
    int flags = in.u8();
    boolean bodies = (flags & HAS_BODIES) != 0;
    try {
      String method = in.text();
      String target = in.text();
      Fields requestFields = fields(in);
      int status = 0;
      Fields responseFields = Fields.empty();
      if ((flags & HAS_RESPONSE) != 0) {
        status = in.u16();
        responseFields = fields(in);
      }
      byte[] requestBody = bodies ? in.sized() : new byte[0];
      byte[] responseBody = bodies ? in.sized() : new byte[0];
      String correlation = (flags & HAS_CORRELATION) != 0 ? in.text() : null;
      in.end();
      return new RecordContent(
          new RequestMessage(method, target, requestFields, requestBody),
          (flags & HAS_RESPONSE) == 0
              ? null
              : new ResponseMessage(status, responseFields, responseBody),
          bodies,
          correlation);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Fields fields(In in) throws Unreadable {
    int count = in.u16();
    if (count > MAX_FIELDS) {
      throw new Unreadable("it has more than " + MAX_FIELDS + " fields: " + count);
    }
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < count; i++) {
      fields.add(in.text(), in.text());
    }
    return fields.build();
  }
}
