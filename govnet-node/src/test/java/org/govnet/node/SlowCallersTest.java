package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who send a byte now and then, and hold on for as long as they are let. */
class SlowCallersTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned("localhost", "127.0.0.1");
  private static final int SLOW = 80;

  @Test
  @Timeout(120)
  void othersAreServedMeanwhileAndTheSlowAreClosed() throws Exception {
    EchoService service = new EchoService();
    ServerLimits limits =
        new ServerLimits(16_384, 65_536, Duration.ofSeconds(4), Duration.ofSeconds(60), 100, 2);
    List<RawClient> slow = new ArrayList<>();
    EmbeddedServer server = EmbeddedServerTest.start(service, IDENTITY, limits);
    try (RawClient plain = RawClient.connect(server.port(), IDENTITY)) {
      for (int i = 0; i < SLOW; i++) {
        RawClient one = RawClient.connect(server.port(), IDENTITY);
        slow.add(one);
        one.send(
            i % 2 == 0
                ? "GET /echo/v1/number HTTP/1.1\r\nHost: a\r\nX-Slow: "
                : "POST /echo/v1/length HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n");
      }

      int served = 0;
      int open = SLOW;
      while (open > 0) {
        open = drip(slow);
        assertThat(plain.get("/echo/v1/number").status()).isEqualTo(200);
        served++;
      }

      assertThat(served).isPositive();
      assertThat(service.ran).as("no slow one's request").hasValue(served);
      assertThat(plain.get("/echo/v1/number").status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(1);
    } finally {
      for (RawClient one : slow) {
        one.close();
      }
      server.close();
    }
  }

  /** One byte more from each whose connection is still open. */
  private static int drip(List<RawClient> slow) {
    int open = 0;
    for (RawClient one : slow) {
      try {
        one.send("a");
        open++;
      } catch (IOException e) {
        // it has had its time
      }
    }
    return open;
  }
}
