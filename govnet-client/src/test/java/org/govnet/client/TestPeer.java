package org.govnet.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.govnet.api.NodeId;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.Replica;
import org.govnet.trust.Algorithm;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.govnet.trust.SigningKey;

/** A replica on a real socket that answers as a test says, well or badly. */
final class TestPeer implements AutoCloseable {
  static final NodeId NODE = NodeId.of("swansea");
  static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().commonName("anything").build();

  private final MockWebServer server = new MockWebServer();
  private final SigningKey key;
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

  /** What is done with one request; the last is done with all that follow. */
  interface Script {
    MockResponse.Builder answer(RecordedRequest request) throws IOException;
  }

  TestPeer(SigningKey key, Protocol... protocols) {
    this.key = key;
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    server.useHttps(tls.sslSocketFactory());
    server.setProtocols(protocols.length == 0 ? List.of(Protocol.HTTP_1_1) : List.of(protocols));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().startsWith(DirectoryFetch.DIRECTORY_PATH)) {
              return new MockResponse.Builder().code(503).build(); // it mirrors nothing
            }
            requests.add(request);
            try {
              return next().answer(request).build();
            } catch (IOException | RuntimeException e) {
              // Thrown, it would be a stall, and nobody would see why.
              return new MockResponse.Builder().code(599).status("HTTP/1.1 599 " + e).build();
            }
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SigningKey newKey() {
    return SigningKey.generate(Algorithm.ED25519);
  }

  private synchronized Script next() {
    return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
  }

  synchronized TestPeer then(Script script) {
    scripts.add(script);
    return this;
  }

  /** Answers with a signed parcel. */
  TestPeer thenParcel() {
    return then(request -> json(request, 200, "{\"name\":\"a\"}"));
  }

  MockResponse.Builder json(RecordedRequest request, int status, String body) {
    return signed(request, status, body, Headers.of("Content-Type", "application/json"));
  }

  /** A signed problem of govnet's own. */
  MockResponse.Builder problem(RecordedRequest request, int status, String code, String... more) {
    Headers headers =
        Headers.of("Content-Type", "application/problem+json", "Govnet-Error", code)
            .newBuilder()
            .addAll(Headers.of(more))
            .build();
    return signed(request, status, problemBody(status, code), headers);
  }

  static String problemBody(int status, String code) {
    return "{\"type\":\"urn:govnet:problem:"
        + code
        + "\",\"title\":\"T\",\"status\":"
        + status
        + ",\"code\":\""
        + code
        + "\",\"party\":\"provider\",\"detail\":\"D\"}";
  }

  MockResponse.Builder signed(RecordedRequest request, int status, String body, Headers headers) {
    return signed(NODE, key, message(request), status, body, headers);
  }

  static MockResponse.Builder signed(
      NodeId node,
      SigningKey key,
      RequestMessage request,
      int status,
      String body,
      Headers headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ResponseMessage response = new ResponseMessage(status, fields(headers), bytes);
    Fields signature =
        new MessageSigner(node, key, Clock.systemUTC(), new SecureRandom()).sign(response, request);
    Headers.Builder all = headers.newBuilder();
    signature.forEach(all::add);
    MockResponse.Builder built = new MockResponse.Builder().code(status);
    built.headers(all.build());
    // 204 has no body, and no length of one
    return status == 204 ? built : built.body(new Buffer().write(bytes));
  }

  RequestMessage message(RecordedRequest request) {
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    return new RequestMessage(
        request.getMethod(), origin() + request.getTarget(), fields(request.getHeaders()), body);
  }

  static Fields fields(Headers headers) {
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < headers.size(); i++) {
      // what MockWebServer records of HTTP/2 has its pseudo-fields too
      if (!headers.name(i).startsWith(":")) {
        fields.add(headers.name(i), headers.value(i));
      }
    }
    return fields.build();
  }

  String origin() {
    return "https://127.0.0.1:" + server.getPort();
  }

  Replica replica() {
    return new Replica(URI.create(origin()), pin(CERTIFICATE));
  }

  static String pin(HeldCertificate certificate) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(certificate.certificate().getPublicKey().getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Waits until a request has come. */
  RecordedRequest awaitRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  SigningKey key() {
    return key;
  }

  @Override
  public void close() {
    server.close();
  }
}
