package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deadline runs from when a request begins to arrive. */
class LateRequestTest {
  private static final String TARGET = "/probe/v1/runs/well";
  private static final String BODY = "{\"text\":\"a\"}";

  @Test
  @Timeout(60)
  void aRequestWhoseTimeIsUpBeforeItsBodyHasComeIsNotBegun(@TempDir Path folder) throws Exception {
    try (WireNetwork network = WireNetwork.start(folder);
        RawClient client =
            RawClient.connect(
                network.node.replica().url().getPort(),
                String.valueOf(network.node.replica().pin()))) {
      List<String> lines =
          network.post(TARGET, BODY).key("late").with("Govnet-Deadline", "1").sign();
      String head =
          "POST %s HTTP/1.1\r\nHost: elsewhere\r\nExpect: 100-continue\r\nContent-Length: %d\r\n%s\r\n\r\n"
              .formatted(TARGET, BODY.length(), String.join("\r\n", lines));

      // The server has the head now, and says so.
      assertThat(client.send(head).readHead().status()).isEqualTo(100);
      long told = System.nanoTime();
      while (System.nanoTime() - told < TimeUnit.MILLISECONDS.toNanos(1)) {
        Thread.onSpinWait();
      }
      RawClient.Answer answer = client.send(BODY).read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.field("govnet-error")).isEqualTo("deadline-passed");
      assertThat(network.ran()).isZero();
    }
  }
}
