package org.govnet.client;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.govnet.api.Quote;
import org.govnet.discovery.DirectoryFetch;
import org.govnet.discovery.DocumentsResource;
import org.govnet.discovery.Replica;
import org.jspecify.annotations.Nullable;

/** Fetches directories and publishes documents over the client's HTTP. */
final class OkHttpFetch implements DirectoryFetch {
  private static final long TIMEOUT_SECONDS = 10;
  private static final int MAX_PROBLEM = 64 << 10;

  private final HttpClients clients;

  OkHttpFetch(HttpClients clients) {
    this.clients = clients;
  }

  @Override
  public byte @Nullable [] fetch(Replica mirror, @Nullable String tag) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(mirror.url() + DIRECTORY_PATH)
            .header("Accept-Encoding", "identity");
    if (tag != null) {
      request.header("If-None-Match", "\"" + tag + "\"");
    }
    try (Response response = execute(mirror, request.build())) {
      if (response.code() == 304 && tag != null) {
        return null;
      }
      byte[] body = read(response, MAX_BUNDLE);
      if (response.code() != 200) {
        throw new IOException("answered with status " + response.code());
      }
      return body;
    }
  }

  @Override
  public void publish(Replica directory, String document) throws IOException {
    Request request =
        new Request.Builder()
            .url(directory.url() + DOCUMENTS_PATH)
            .header("Accept-Encoding", "identity")
            .header("Content-Type", DocumentsResource.JOSE)
            .post(RequestBody.create(document.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .build();
    try (Response response = execute(directory, request)) {
      byte[] body = read(response, MAX_PROBLEM);
      if (response.code() != 204) {
        throw new IOException(
            "answered with status "
                + response.code()
                + ": "
                + Quote.of(new String(body, java.nio.charset.StandardCharsets.UTF_8)));
      }
    }
  }

  private Response execute(Replica replica, Request request) throws IOException {
    Call call = clients.of(replica).newCall(request);
    call.timeout().timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
