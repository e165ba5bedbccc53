package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerLimitsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void startsFromTheProtocolsOwnLimits() {
    assertThat(ServerLimits.DEFAULT.maxHeaderBytes()).isEqualTo(16_384);
    assertThat(ServerLimits.DEFAULT.maxBodyBytes()).isEqualTo(1_048_576);
  }

  @Test
  void aDirectoryHasRoomForThoseThatWait() {
    assertThat(ServerLimits.DIRECTORY)
        .isEqualTo(
            new ServerLimits(
                16_384, 1_048_576, Duration.ofSeconds(10), Duration.ofSeconds(60), 4096, 32));
  }

  @Test
  void namesTheValueThatIsOutOfRange() {
    assertThatThrownBy(() -> new ServerLimits(1023, 0, SECOND, SECOND, 1, 1))
        .hasMessage("maxHeaderBytes must be 1024 to 16384: 1023");
    assertThatThrownBy(() -> new ServerLimits(1024, -1, SECOND, SECOND, 1, 1))
        .hasMessage("maxBodyBytes must be 0 to 1048576: -1");
    assertThatThrownBy(() -> new ServerLimits(1024, 0, Duration.ofMillis(99), SECOND, 1, 1))
        .hasMessage("requestTimeout must be PT0.1S to PT5M: PT0.099S");
    assertThatThrownBy(() -> new ServerLimits(1024, 0, SECOND, Duration.ofHours(2), 1, 1))
        .hasMessage("idleTimeout must be PT0.1S to PT1H: PT2H");
    assertThatThrownBy(() -> new ServerLimits(1024, 0, SECOND, SECOND, 0, 1))
        .hasMessage("maxConnections must be 1 to 65536: 0");
    assertThatThrownBy(() -> new ServerLimits(1024, 0, SECOND, SECOND, 1, 1025))
        .hasMessage("workers must be 1 to 1024: 1025");
  }
}
