package org.govnet.client;

import java.io.IOException;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One attempt while it is on its way. It notices whether it got as far as sending: before that,
 * nothing can have been processed. {@link Watchdog} ends it when its time is up.
 */
class Sending extends EventListener {
  static final Factory FACTORY =
      call -> {
        Sending sending = call.request().tag(Sending.class);
        return sending == null ? EventListener.NONE : sending;
      };

  private static final int HTTP_UNAVAILABLE = 503;
  private static final String RETRY_AFTER = "Retry-After";

  private final long deadline;
  private final @Nullable Thread caller;
  private volatile boolean begun;
  private volatile boolean expired;
  private volatile List<String> retryAfter = List.of();

  /**
   * An attempt.
   *
   * @param deadline when its time is up, as {@link System#nanoTime} tells it
   * @param caller the thread that waits for it; null if none does
   */
  Sending(long deadline, @Nullable Thread caller) {
    this.deadline = deadline;
    this.caller = caller;
  }

  /**
   * Whether whoever waits for it was interrupted. Not every read notices that by itself: one from a
   * socket does not.
   */
  boolean interrupted() {
    return caller != null && caller.isInterrupted();
  }

  @Override
  public void requestHeadersStart(Call call) {
    begun = true;
  }

  boolean begun() {
    return begun;
  }

  long deadline() {
    return deadline;
  }

  /** Its time is up. */
  void expire(Call call) {
    expired = true;
    call.cancel();
  }

  boolean expired() {
    return expired;
  }

  /**
   * Keeps a 503's Retry-After out of OkHttp's sight: at 0 it would send the same signed request
   * again by itself, whatever its settings say.
   */
  static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Sending sending = chain.request().tag(Sending.class);
    if (response.code() != HTTP_UNAVAILABLE) {
      return response;
    }
    if (sending != null) {
      sending.retryAfter = response.headers(RETRY_AFTER);
    }
    return response.newBuilder().removeHeader(RETRY_AFTER).build();
  }

  /** The response's fields as they came. */
  Headers restore(Headers headers) {
    if (retryAfter.isEmpty()) {
      return headers;
    }
    Headers.Builder all = headers.newBuilder();
    retryAfter.forEach(value -> all.addUnsafeNonAscii(RETRY_AFTER, value));
    return all.build();
  }
}
