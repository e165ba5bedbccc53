package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final OkHttpClient http = new OkHttpClient();
  private final CountDownLatch cancelled = new CountDownLatch(1);

  private Call call() {
    return http.newCall(new Request.Builder().url("https://nowhere.test").build());
  }

  /** One whose time is up. */
  private Sending late() {
    return new Sending(System.nanoTime() - 1, null) {
      @Override
      void expire(Call call) {
        cancelled.countDown();
      }
    };
  }

  @Test
  void whereNoThreadCanBeHadTheNextCallTriesAgain() throws Exception {
    AtomicInteger threads = new AtomicInteger();
    try (Watchdog watchdog =
        new Watchdog(
            task ->
                threads.incrementAndGet() == 1
                    ? new Thread(task) {
                      @Override
                      public synchronized void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                      }
                    }
                    : new Thread(task))) {
      Sending first = late();
      assertThatThrownBy(() -> watchdog.watch(first, call())).isInstanceOf(OutOfMemoryError.class);
      watchdog.release(first);
      watchdog.watch(late(), call());
      assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(threads).hasValue(2);
    }
  }

  @Test
  void anErrorInOneCallLeavesTheOthersWatched() throws Exception {
    try (Watchdog watchdog = new Watchdog()) {
      watchdog.watch(
          new Sending(System.nanoTime() - 1, null) {
            @Override
            void expire(Call call) {
              throw new StackOverflowError("an interceptor's");
            }
          },
          call());
      watchdog.watch(late(), call());
      assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
