package org.govnet.examples.hosts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageKeys;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;

/** A request by hand, byte for byte as it is said here, through a {@link TlsProxy}. */
final class RawCall {
  private final TlsProxy proxy;
  private final String method;
  private final String target;
  private final byte[] body;
  private final List<String> lines = new ArrayList<>();
  private boolean signed;

  /** What came back: fields by name in any case, several values with commas between. */
  record Answer(int status, Map<String, String> fields, String body, RequestMessage request) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  RawCall(TlsProxy proxy, String method, String target, String body) {
    this.proxy = proxy;
    this.method = method;
    this.target = target;
    this.body = body.getBytes(StandardCharsets.UTF_8);
    if (!body.isEmpty()) {
      with("Content-Type", "application/json");
    }
  }

  RawCall with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  /** Signs it for the replica that the proxy is, with the fields so far. */
  RawCall signed(Identity by, String to) {
    with("Govnet-To", to);
    signed = true;
    new MessageSigner(by.node(), by.messages(), Clock.systemUTC(), new SecureRandom())
        .sign(message())
        .forEach(this::with);
    return this;
  }

  private RequestMessage message() {
    Fields.Builder fields = Fields.builder();
    for (String line : lines) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1));
    }
    return new RequestMessage(method, proxy.replica().url() + target, fields.build(), body);
  }

  Answer send() throws IOException {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: other\r\n");
    lines.forEach(line -> head.append(line).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    Replica replica = proxy.replica();
    try (Socket socket =
        proxy
            .trust()
            .getSocketFactory()
            .createSocket(
                InetAddress.getByName(replica.url().getHost()), replica.url().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  private Answer read(InputStream in) throws IOException {
    String status = line(in);
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      fields.merge(
          line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    byte[] all = in.readAllBytes();
    byte[] content = fields.containsKey("transfer-encoding") ? dechunked(all) : all;
    return new Answer(
        Integer.parseInt(status.substring(9, 12)),
        fields,
        new String(content, StandardCharsets.UTF_8),
        signed ? message() : new RequestMessage("GET", "https://x", Fields.empty(), body));
  }

  private static byte[] dechunked(byte[] chunked) throws IOException {
    InputStream in = new ByteArrayInputStream(chunked);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      out.write(in.readNBytes(size));
      String unused = line(in);
    }
    return out.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the answer ended after " + line);
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** The answer, once it is seen to be the node's own, to this very request. */
  static Answer verified(Answer answer, Identity node, MessageKeys keys) {
    Fields.Builder fields = Fields.builder();
    answer.fields().forEach(fields::add);
    ResponseMessage response =
        new ResponseMessage(
            answer.status(), fields.build(), answer.body().getBytes(StandardCharsets.UTF_8));
    var unused =
        new MessageVerifier(keys, Clock.systemUTC())
            .verify(response, answer.request(), node.node());
    return answer;
  }
}
