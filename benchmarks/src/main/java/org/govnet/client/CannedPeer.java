package org.govnet.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.govnet.benchmarks.CallerTime;
import org.govnet.discovery.Identity;
import org.govnet.trust.Fields;
import org.govnet.trust.MessageSigner;
import org.govnet.trust.RequestMessage;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * Answers every request to one port from memory, inside OkHttp and without a network. As a signing
 * peer it really signs, because a signature covers its request's nonce and cannot be canned; it
 * counts how long that takes, so that it can be taken off.
 */
final class CannedPeer implements Interceptor {
  static final int PORT = 9;
  static final String URL = "https://127.0.0.1:" + PORT;
  static final byte[] RECORD = record();

  private static final MediaType JSON = MediaType.get("application/json");
  private static final byte[] NO_BODY = new byte[0];

  private final @Nullable MessageSigner signer;
  private final Headers headers = Headers.of("Content-Type", "application/json");
  private long signingNanos;

  private CannedPeer(@Nullable MessageSigner signer) {
    this.signer = signer;
  }

  static CannedPeer unsigned() {
    return new CannedPeer(null);
  }

  static CannedPeer signing(Identity identity, Clock clock) {
    return new CannedPeer(
        new MessageSigner(identity.node(), identity.messages(), clock, new SecureRandom()));
  }

  /** An application of 1,000 bytes. */
  private static byte[] record() {
    String json =
        """
        {"id":"3fa9c1d2","reference":"24/0001/FUL","applicationType":"pp","stage":"assessment",\
        "status":"determined","description":"%s",\
        "site":{"title":"7 Blackett Street, Kersal, Salford, M7 3QP","uprn":"10009876543",\
        "location":{"type":"Point","coordinates":[-2.281463,53.511872]}},\
        "submittedAt":"2026-03-02T10:15:30Z",\
        "validation":{"receivedAt":"2026-03-03T09:00:00Z","validatedAt":"2026-03-05T16:20:11Z",\
        "isValid":true},\
        "consultation":{"startDate":"2026-03-06","endDate":"2026-03-27","siteNotice":true},\
        "assessment":{"planningOfficerDecision":"granted",\
        "planningOfficerDecisionDate":"2026-04-20"}}""";
    String sentence = "A rear extension of one storey, with a pitched roof of slate. ";
    int room = 1000 - (json.length() - 2);
    String description = sentence.repeat(room / sentence.length() + 1).substring(0, room);
    return String.format(json, description).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (request.url().port() != PORT) {
      return chain.proceed(request);
    }
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .headers(signer == null ? headers : signed(signer, request))
        .body(ResponseBody.create(RECORD, JSON))
        .build();
  }

  private Headers signed(MessageSigner signer, Request request) {
    long start = CallerTime.now();
    ResponseMessage response = new ResponseMessage(200, fields(headers), RECORD);
    RequestMessage asked =
        new RequestMessage(
            request.method(), request.url().toString(), fields(request.headers()), NO_BODY);
    Headers.Builder all = headers.newBuilder();
    signer.sign(response, asked).forEach(all::add);
    Headers built = all.build();
    signingNanos += CallerTime.now() - start;
    return built;
  }

  private static Fields fields(Headers headers) {
    Fields.Builder fields = Fields.builder();
    for (int i = 0; i < headers.size(); i++) {
      fields.add(headers.name(i), headers.value(i));
    }
    return fields.build();
  }

  /** How long all signatures so far took, in ns of the thread that called. */
  long signingNanos() {
    return signingNanos;
  }
}
