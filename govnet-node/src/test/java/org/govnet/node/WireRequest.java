package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.govnet.api.NodeId;
import org.govnet.discovery.Replica;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.MessageVerifier;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.Signer;

/** A request by hand, any part of which a test can spoil before or after it is signed. */
final class WireRequest {
  private final WireNetwork network;
  private final List<String> lines = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private Replica replica;
  private URI signedFor;
  private String method;
  private String target;
  private byte[] body;
  private byte[] sentBody;
  private NodeId signedBy;
  private Signer signer;
  private Clock clock = WireNetwork.CLOCK;
  private UnaryOperator<String> spoil = UnaryOperator.identity();
  private boolean signed = true;
  private boolean chunked;

  /** What came back, and what it must be bound to. */
  record Reply(RawClient.Answer answer, RequestMessage request) {}

  WireRequest(WireNetwork network, String method, String target, String body) {
    this.network = network;
    this.method = method;
    this.target = target;
    this.body = body.getBytes(StandardCharsets.UTF_8);
    this.sentBody = this.body;
    this.signedBy = network.leeds.node();
    this.signer = network.leeds.messages();
    this.replica = network.node.replica();
    this.signedFor = replica.url();
    with("Govnet-To", "uk-test/manchester");
  }

  /** A field, signed where the protocol says so. */
  WireRequest with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  WireRequest without(String name) {
    lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)));
    return this;
  }

  /** A field that comes after signing, so not covered. */
  WireRequest afterwards(String name, String value) {
    late.add(name + ": " + value);
    return this;
  }

  /** Changes each header line once all is signed; an empty one is not sent. */
  WireRequest spoil(UnaryOperator<String> change) {
    spoil = change;
    return this;
  }

  WireRequest key(String key) {
    return with("Idempotency-Key", key);
  }

  WireRequest by(NodeId node, Signer with) {
    signedBy = node;
    signer = with;
    return this;
  }

  WireRequest at(Clock time) {
    clock = time;
    return this;
  }

  WireRequest to(Replica other) {
    replica = other;
    signedFor = other.url();
    return this;
  }

  WireRequest signedFor(URI other) {
    signedFor = other;
    return this;
  }

  WireRequest unsigned() {
    signed = false;
    return this;
  }

  WireRequest method(String other) {
    method = other;
    return this;
  }

  WireRequest body(byte[] bytes) {
    body = bytes;
    sentBody = bytes;
    return this;
  }

  /** Another body than the one signed. */
  WireRequest swapBody(String other) {
    sentBody = other.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  WireRequest chunked() {
    chunked = true;
    return this;
  }

  /** The header lines as they are sent, made once for each call: a new nonce each time. */
  List<String> sign() {
    List<String> all = new ArrayList<>(lines);
    if (signed) {
      MessageSigner made = new MessageSigner(signedBy, signer, clock, new SecureRandom());
      String uri = signedFor + (target.matches("[!-~]+") ? target : "/");
      made.sign(new RequestMessage(method, uri, fields(lines), body))
          .forEach((name, value) -> all.add(name + ": " + value));
    }
    all.addAll(late);
    return all.stream().map(spoil).filter(line -> !line.isEmpty()).toList();
  }

  Reply send() throws Exception {
    return send(sign());
  }

  Reply send(List<String> signedLines) throws Exception {
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: elsewhere\r\n");
    signedLines.forEach(line -> head.append(line).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n\r\n");
      head.append(Integer.toHexString(sentBody.length)).append("\r\n");
    } else if (method.equals("POST") || sentBody.length > 0) {
      head.append("Content-Length: ").append(sentBody.length).append("\r\n\r\n");
    } else {
      head.append("\r\n");
    }
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(sentBody);
    if (chunked) {
      bytes.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    try (RawClient client =
        RawClient.connect(replica.url().getPort(), String.valueOf(replica.pin()))) {
      client.send(bytes.toString(StandardCharsets.ISO_8859_1));
      RawClient.Answer answer = method.equals("HEAD") ? client.readHead() : client.read();
      String uri = replica.url() + (target.matches("[!-~]+") ? target : "/");
      return new Reply(answer, new RequestMessage(method, uri, fields(signedLines), sentBody));
    }
  }

  /** The answer, which must be manchester's to this request. */
  RawClient.Answer answer() throws Exception {
    Reply reply = send();
    assertSigned(reply);
    return reply.answer();
  }

  void assertSigned(Reply reply) {
    RawClient.Answer answer = reply.answer();
    Fields.Builder fields = Fields.builder();
    answer.fields().forEach(fields::add);
    var verified =
        new MessageVerifier(network.network.publisher().current(), WireNetwork.CLOCK)
            .verify(
                new ResponseMessage(
                    answer.status(),
                    fields.build(),
                    answer.body().getBytes(StandardCharsets.UTF_8)),
                reply.request(),
                WireNetwork.MANCHESTER);
    assertThat(verified.node()).isEqualTo(WireNetwork.MANCHESTER);
  }

  private static Fields fields(List<String> lines) {
    Fields.Builder fields = Fields.builder();
    for (String line : lines) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1));
    }
    return fields.build();
  }
}
