package org.govnet.rivals;

import java.io.IOException;
import okhttp3.OkHttpClient;
import org.govnet.api.planning.Application;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Path;

/** Retrofit, with its own annotations and Jackson; it has no retry and no breaker. */
public final class RetrofitCalls implements Calls {
  private final Api api;

  /** The contract, as it is written for Retrofit. */
  interface Api {
    /** Gets one. */
    @Headers("Accept: application/json")
    @GET("planning-applications/v1/applications/{id}")
    Call<Application> application(@Path("id") String id);
  }

  /**
   * Calls.
   *
   * @param base the server, without a trailing slash
   */
  public RetrofitCalls(OkHttpClient http, String base) {
    api =
        new Retrofit.Builder()
            .baseUrl(base + "/")
            .client(http)
            .addConverterFactory(JacksonConverterFactory.create(PlainJson.mapper()))
            .validateEagerly(true)
            .build()
            .create(Api.class);
  }

  @Override
  public Application application(String id) throws IOException {
    Response<Application> response = api.application(id).execute();
    Application application = response.body();
    if (application == null) {
      throw new IOException("status " + response.code());
    }
    return application;
  }
}
