package org.govnet.client;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.govnet.api.Problem;
import org.govnet.api.Quote;
import org.govnet.discovery.BodyRefused;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DocumentsResource;
import org.govnet.discovery.Replica;
import org.govnet.discovery.WireJson;

/** Fetches directories and publishes documents over the client's HTTP. */
final class OkHttpFetch implements DirectoryFetch {
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final int MAX_PROBLEM = 64 << 10;
  private static final int MAX_DETAIL = 500;

  private final HttpClients clients;

  OkHttpFetch(HttpClients clients) {
    this.clients = clients;
  }

  @Override
  public Answer get(Question question) throws IOException {
    // OkHttp asks for gzip and unpacks it, so that what is counted is what it unpacks to.
    Request.Builder request = new Request.Builder().url(question.mirror().url() + question.path());
    if (question.etag() != null) {
      request.header("If-None-Match", question.etag());
    }
    try (Response response =
        execute(question.mirror(), request.build(), question.timeout().toMillis())) {
      byte[] body = read(response, response.code() == 200 ? question.maxBytes() : MAX_PROBLEM);
      return new Answer(response.code(), body, response.header("ETag"));
    }
  }

  @Override
  public void publish(Replica directory, String document) throws IOException {
    post(directory, DOCUMENTS_PATH, DocumentsResource.JOSE, document);
  }

  /** Sends a root. */
  void publishRoot(Replica directory, String json) throws IOException {
    post(directory, ROOT_PATH, "application/json", json);
  }

  private void post(Replica directory, String path, String type, String body) throws IOException {
    Request request =
        new Request.Builder()
            .url(directory.url() + path)
            .header("Accept-Encoding", "identity")
            .header("Content-Type", type)
            .post(RequestBody.create(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .build();
    try (Response response = execute(directory, request, TIMEOUT_MILLIS)) {
      byte[] answer = read(response, MAX_PROBLEM);
      if (response.code() != 204) {
        throw new IOException("answered with status " + response.code() + ": " + reason(answer));
      }
    }
  }

  /** A problem's detail, made harmless; or the beginning of whatever else it is. */
  private static String reason(byte[] answer) {
    try {
      Problem problem = WireJson.read(answer, Problem.class);
      String detail = String.valueOf(problem.detail()).replaceAll("[^ -~]", "?");
      return problem.code()
          + ": "
          + (detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail);
    } catch (BodyRefused e) {
      return Quote.of(new String(answer, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private Response execute(Replica replica, Request request, long millis) throws IOException {
    Call call = clients.of(replica).newCall(request);
    call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    return call.execute();
  }

  private static byte[] read(Response response, int limit) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(limit + 1L)) {
      throw new IOException("answered with more than " + limit + " bytes");
    }
    return source.getBuffer().readByteArray();
  }
}
