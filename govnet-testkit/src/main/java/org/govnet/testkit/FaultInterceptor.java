package org.govnet.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.govnet.api.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Lets each attempt of one caller meet the fault of its link. It is an application's interceptor,
 * because OkHttp does not let a network's answer in the server's place; what needs the connection
 * itself is left to {@link DyingConnection}.
 */
final class FaultInterceptor implements Interceptor {
  private static final String PAGE =
      "<!DOCTYPE html><title>Maintenance</title><h1>We will be back soon</h1>\n";

  private final NodeId from;
  private final FaultyLinks links;

  FaultInterceptor(NodeId from, FaultyLinks links) {
    this.from = from;
    this.links = links;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Fault fault = fault(request);
    if (fault == null) {
      return chain.proceed(request);
    }
    return switch (fault) {
      case MAINTENANCE_503 -> maintenance(request);
      case CONNECTION_RESET -> chain.proceed(request.newBuilder().tag(Fault.class, fault).build());
      case TAMPERED -> tampered(chain.proceed(request));
    };
  }

  private @Nullable Fault fault(Request request) {
    // What has no such field is no call: the directory is read on the same connections.
    String to = request.header("Govnet-To");
    return to == null ? null : links.next(from, to.substring(to.indexOf('/') + 1));
  }

  private static Response maintenance(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(503)
        .message("Service Unavailable")
        .body(ResponseBody.create(PAGE, MediaType.get("text/html; charset=utf-8")))
        .build();
  }

  private static Response tampered(Response response) throws IOException {
    byte[] body = alter(response.body().bytes());
    return response
        .newBuilder()
        .body(ResponseBody.create(body, response.body().contentType()))
        .build();
  }

  /**
   * Changes a value and leaves the JSON well formed, as somebody would who wants to be believed.
   */
  static byte[] alter(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int value = text.indexOf(":\"") + 2;
    if (value > 1 && value < text.length() && Character.isLetterOrDigit(text.charAt(value))) {
      body[value] = (byte) (body[value] == '0' ? '1' : '0');
      return body;
    }
    return text.concat(" ").getBytes(StandardCharsets.ISO_8859_1);
  }
}
