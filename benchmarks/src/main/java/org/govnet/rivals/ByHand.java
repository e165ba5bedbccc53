package org.govnet.rivals;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.govnet.api.planning.Application;

/** What a competent developer writes with OkHttp and Jackson. */
public final class ByHand implements Calls {
  private final OkHttpClient http;
  private final HttpUrl base;
  private final ObjectReader reader = PlainJson.mapper().readerFor(Application.class);

  /**
   * Calls.
   *
   * @param base the server, without a trailing slash
   */
  public ByHand(OkHttpClient http, String base) {
    this.http = http;
    this.base = HttpUrl.get(base);
  }

  @Override
  public Application application(String id) throws IOException {
    HttpUrl url =
        base.newBuilder()
            .addPathSegments("planning-applications/v1/applications")
            .addPathSegment(id)
            .build();
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      return reader.readValue(response.body().bytes());
    }
  }
}
