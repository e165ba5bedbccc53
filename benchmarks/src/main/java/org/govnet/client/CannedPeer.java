package org.govnet.client;

import java.io.IOException;
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
import org.govnet.benchmarks.SampleRecord;
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

  private static final MediaType JSON = MediaType.get("application/json");
  private static final byte[] RECORD = SampleRecord.bytes();
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
