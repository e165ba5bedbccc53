package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
  private final TestTime time = new TestTime();
  private final TestLater later = new TestLater(time);
  @TempDir private Path folder;
  private Path path;
  private Policies policies;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("govnet.policies");
    Files.writeString(path, "parcels.parcel.attempts = 2\n");
    String text = PolicyFile.text(path);
    policies = new Policies(CallPolicy.DEFAULT, List.of(), PolicyFile.rules(path, text));
    policies.add(Peers.CONTRACT);
    PolicyFile.follow(path, text, policies, time, later);
  }

  private int attempts() {
    return policies.of(Peers.CONTRACT, Peers.operation("parcel")).attempts();
  }

  /** Two looks. */
  private void pass() {
    later.pass(Duration.ofSeconds(4));
  }

  @Test
  void takesNoFileThatIsStillBeingWritten() throws IOException {
    Files.writeString(path, "");
    later.pass(Duration.ofSeconds(2));
    assertThat(attempts()).isEqualTo(2);
    Files.writeString(path, "parcels.parcel.attempts = 1");
    later.pass(Duration.ofSeconds(2));
    assertThat(attempts()).isEqualTo(2);
    Files.writeString(path, "parcels.parcel.attempts = 10");
    pass();
    assertThat(attempts()).isEqualTo(10);
  }

  @Test
  void followsAChange() throws IOException {
    assertThat(attempts()).isEqualTo(2);
    Files.writeString(path, "parcels.parcel.attempts = 4\n");
    assertThat(attempts()).isEqualTo(2);
    pass();
    assertThat(attempts()).isEqualTo(4);
  }

  @Test
  void aFileThatCannotBeUsedChangesNothingAndTheNextGoodOneDoes() throws IOException {
    Files.writeString(path, "parcels.parcel.attempts = none\n");
    pass();
    assertThat(attempts()).isEqualTo(2);
    Files.delete(path);
    pass();
    assertThat(attempts()).isEqualTo(2);
    Files.write(path, new byte[] {(byte) 0xff});
    pass();
    assertThat(attempts()).isEqualTo(2);
    Files.writeString(path, "parcels.parcel.attempts = 5\n");
    pass();
    assertThat(attempts()).isEqualTo(5);
  }

  @Test
  void saysWhatIsWrongWithAFileAtTheStart() throws IOException {
    assertThatThrownBy(() -> PolicyFile.text(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no file " + folder.resolve("none") + " of policies");
    Files.write(path, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> PolicyFile.text(path))
        .hasMessage(path + " has 1048577 bytes, and policies have at most 1048576");
    Files.write(path, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> PolicyFile.text(path)).hasMessage(path + " is not in UTF-8");
  }
}
