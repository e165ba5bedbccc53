package org.govnet.rivals;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.feign.FeignDecorators;
import io.github.resilience4j.feign.Resilience4jFeign;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.govnet.api.planning.Application;

/** Feign with its own annotations, and Resilience4j's breaker and retry with their defaults. */
public final class FeignCalls implements Calls {
  private final Api api;

  /** The contract, as it is written for Feign. */
  interface Api {
    /** Gets one. */
    @RequestLine("GET /planning-applications/v1/applications/{id}")
    @Headers("Accept: application/json")
    Application application(@Param("id") String id);
  }

  /**
   * Calls.
   *
   * @param base the server, without a trailing slash
   */
  public FeignCalls(OkHttpClient http, String base) {
    api =
        Feign.builder()
            .addCapability(
                Resilience4jFeign.capability(
                    FeignDecorators.builder()
                        .withCircuitBreaker(CircuitBreaker.ofDefaults("planning"))
                        .withRetry(Retry.ofDefaults("planning"))
                        .build()))
            .client(new feign.okhttp.OkHttpClient(http))
            .decoder(new JacksonDecoder(PlainJson.mapper()))
            // or each call would be tried as often as both allow, multiplied
            .retryer(Retryer.NEVER_RETRY)
            // What the client has: where the two differ, Feign builds another client for each call.
            .options(
                new Request.Options(
                    Duration.ofMillis(http.connectTimeoutMillis()),
                    Duration.ofMillis(http.readTimeoutMillis()),
                    http.followRedirects()))
            .target(Api.class, base);
  }

  @Override
  public Application application(String id) {
    return api.application(id);
  }
}
