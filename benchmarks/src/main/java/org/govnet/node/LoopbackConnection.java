package org.govnet.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govnet.benchmarks.SampleRecord;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * One connection: every GET is answered with the same record, and signed if the request was. The
 * request's signature is not verified: what is measured is the caller.
 */
final class LoopbackConnection implements Runnable {
  private static final byte[] NO_BODY = new byte[0];
  private static final byte[] RECORD = SampleRecord.bytes();
  private static final Fields FIELDS =
      Fields.builder().add("content-type", "application/json").build();
  private static final byte[] UNSIGNED = response(FIELDS);
  private static final int MAX_HEAD = 16 << 10;

  private final Socket socket;
  private final String base;
  private final MessageSigner signer;

  LoopbackConnection(Socket socket, String base, MessageSigner signer) {
    this.socket = socket;
    this.base = base;
    this.signer = signer;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[MAX_HEAD];
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (String head = head(in, buffer); head != null; head = head(in, buffer)) {
        out.write(head.contains("\nsignature-input:") ? signed(head) : UNSIGNED);
        out.flush();
      }
    } catch (IOException e) {
      // the caller has gone
    }
  }

  /**
   * The request line and its fields; null at the end. Nobody sends a request ahead of an answer.
   */
  private static @Nullable String head(InputStream in, byte[] buffer) throws IOException {
    int length = 0;
    while (true) {
      int read = in.read(buffer, length, buffer.length - length);
      if (read <= 0) {
        return null;
      }
      length += read;
      if (length >= 4
          && buffer[length - 1] == '\n'
          && buffer[length - 2] == '\r'
          && buffer[length - 3] == '\n') {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
      }
    }
  }

  private byte[] signed(String head) {
    List<String> lines = head.lines().toList();
    String[] first = lines.get(0).split(" ", -1);
    Fields.Builder fields = Fields.builder();
    for (String line : lines.subList(1, lines.size() - 1)) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    RequestMessage asked = new RequestMessage(first[0], base + first[1], fields.build(), NO_BODY);
    ResponseMessage answer = new ResponseMessage(200, FIELDS, RECORD);
    return response(FIELDS.plus(signer.sign(answer, asked)));
  }

  private static byte[] response(Fields fields) {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("content-length: ").append(RECORD.length).append("\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(RECORD);
    return all.toByteArray();
  }
}
