package org.govnet.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.govnet.trust.Fields;
import org.govnet.trust.RequestMessage;
import org.jspecify.annotations.Nullable;

/** A request or an answer of HTTP/1.1, as the bytes it is on the wire. */
final class RawMessage {
  private final String head;
  private final byte[] body;

  /** With a head of whole lines, the empty one that ends it included. */
  RawMessage(String head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  /** The next one; null if the other side has closed. */
  static @Nullable RawMessage read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int ends = 0; ends < 4; ) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
    RawMessage message = new RawMessage(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
    String length = message.field("content-length");
    return length == null
        ? message
        : new RawMessage(message.head, in.readNBytes(Integer.parseInt(length)));
  }

  String head() {
    return head;
  }

  byte[] body() {
    return body;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** A field, by its name in lower case. */
  @Nullable String field(String name) {
    return field(head, name);
  }

  /** A field of a head, by its name in lower case. */
  static @Nullable String field(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  void write(OutputStream out) throws IOException {
    out.write(bytes());
    out.flush();
  }

  /** All of the head, and half of the body. */
  void writeHalf(OutputStream out) throws IOException {
    byte[] all = bytes();
    out.write(all, 0, all.length - body.length / 2);
    out.flush();
  }

  /** The same, with a length of so much more than it has. */
  RawMessage announcing(int more) {
    String told = "Content-Length: " + (body.length + more);
    return new RawMessage(head.replaceFirst("(?i)content-length: *" + body.length, told), body);
  }

  /** The request, as its receiver verifies it. */
  RequestMessage request(String origin) {
    List<String> lines = head.lines().filter(line -> !line.isEmpty()).toList();
    Fields.Builder fields = Fields.builder();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String first = lines.get(0);
    int target = first.indexOf(' ') + 1;
    return new RequestMessage(
        first.substring(0, target - 1),
        origin + first.substring(target, first.lastIndexOf(' ')),
        fields.build(),
        body);
  }
}
