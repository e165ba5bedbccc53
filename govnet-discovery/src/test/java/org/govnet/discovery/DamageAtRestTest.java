package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.MANCHESTER;
import static org.govnet.discovery.World.SWANSEA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.govnet.discovery.Siege.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that lose a bit, a file or their room: a reader starts all the same, and says what was. */
class DamageAtRestTest {
  @TempDir private Path folder;
  private Siege siege;
  private World world;
  private List<String> documents;
  private Directory good;

  @BeforeEach
  void start() {
    siege = new Siege(folder);
    world = siege.world;
    documents = world.documents();
    assertThat(siege.offer(Way.WHOLE, 1, documents)).isTrue();
    String revoked = world.wales().revoke(SWANSEA, "closed", siege.held());
    List<String> manchesterOnly =
        documents.stream().filter(one -> !World.listed(one).name().endsWith("/swansea")).toList();
    assertThat(siege.offer(Way.WHOLE, 2, World.plus(manchesterOnly, revoked))).isTrue();
    assertThat(siege.offer(Way.CHANGES, 3, manchesterOnly)).isTrue();
    good = siege.held();
    siege.silence();
  }

  /** Whatever it holds is what was signed; and if it is not all there, it says which file. */
  private void assertStarts(String file, int at) {
    siege.restart();
    Directory held = siege.reader().held();
    String trouble = siege.reader().status().lastFailure();
    if (held == null || held.revision() < good.revision()) {
      assertThat(trouble).as("%s at %d", file, at).contains(file);
    }
    if (held != null) {
      assertThat(held.documents().digest())
          .as("%s at %d", file, at)
          .isEqualTo(held.snapshot().document().digest());
      assertThat(held.admission(MANCHESTER)).isEqualTo(good.admission(MANCHESTER));
    }
  }

  private void flipEvery(String name, int step) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes.length).isGreaterThan(step);
    for (int i = 0; i < bytes.length; i += step) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << (i / step % 8));
      Files.write(file, flipped);
      assertStarts(name, i);
      if (name.equals("memory.json")) {
        assertThat(siege.reader().status().lastFailure()).contains("memory.json cannot be used");
      }
    }
    for (int length = 0; length < bytes.length; length += 5 * step) {
      Files.write(file, Arrays.copyOf(bytes, length));
      if (length > 0 || !name.equals("directory.log")) {
        assertStarts(name, length);
      }
    }
    Files.write(file, bytes);
    siege.restart();
    assertThat(siege.held().tag()).isEqualTo(good.tag());
  }

  @Test
  void everyFlippedByteOfTheMemoryIsSeen() throws IOException {
    byte[] memory = Files.readAllBytes(folder.resolve("memory.json"));
    assertThat(Sealed.open(memory)).isNotEmpty();
    for (int i = 0; i < 8 * memory.length; i++) {
      byte[] flipped = memory.clone();
      flipped[i / 8] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> Sealed.open(flipped))
          .isInstanceOf(IOException.class)
          .hasMessage("it is not as it was written: its last line is not its SHA-256");
    }
    flipEvery("memory.json", 37);
  }

  @Test
  void everyFlippedByteOfTheCopyIsSeen() throws IOException {
    flipEvery("directory.json", 41);
  }

  @Test
  void everyFlippedByteOfTheLogIsSeen() throws IOException {
    flipEvery("directory.log", 11);
  }

  @Test
  void aReaderWithADamagedFolderRefetchesAndIsWholeAgain() throws IOException {
    for (String name : List.of("memory.json", "directory.json", "directory.log")) {
      Files.writeString(folder.resolve(name), "\0damaged\0");
    }
    siege.restart();
    assertThat(siege.reader().current()).isEmpty();
    assertThat(siege.offer(Way.WHOLE, 4, documents)).isTrue();
    siege.silence();
    siege.restart();
    assertThat(siege.held().revision()).isEqualTo(4);
    assertThat(siege.finds(MANCHESTER)).isTrue();
  }

  @Test
  void whoWasRevokedStaysSoThoughTheMemoryOrTheCopyIsLost() throws IOException {
    byte[] log = Files.readAllBytes(folder.resolve("directory.log"));
    for (String name : List.of("memory.json", "directory.json")) {
      byte[] before = Files.readAllBytes(folder.resolve(name));
      Files.delete(folder.resolve(name));
      assertThat(siege.offer(Way.WHOLE_AFTER_RESTART, 4, documents)).as(name).isTrue();
      assertThat(siege.finds(MANCHESTER)).isTrue();
      assertThat(siege.finds(SWANSEA)).as(name).isFalse();
      siege.silence();
      Files.write(folder.resolve(name), before);
      Files.write(folder.resolve("directory.log"), log);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsTheLastGoodStateInUse() throws IOException {
    Path log = folder.resolve("directory.log");
    Files.delete(log);
    Files.createDirectories(log.resolve("in the way"));
    Path memory = folder.resolve("memory.json");
    byte[] kept = Files.readAllBytes(memory);
    Files.delete(memory);
    Files.createDirectories(memory.resolve("in the way"));
    assertThat(siege.offer(Way.CHANGES, 4, documents)).isFalse();
    assertThat(siege.reader().status().lastFailure())
        .contains("cannot keep a change of the directory in " + log + ": ");
    assertThat(siege.offer(Way.WHOLE, 4, documents)).isFalse();
    assertThat(siege.reader().status().lastFailure())
        .contains("cannot write " + memory + ": ")
        .contains("; make room on its disk, and let this process alone write there");
    assertThat(siege.held().tag()).isEqualTo(good.tag());
    Files.delete(memory.resolve("in the way"));
    Files.delete(memory);
    Files.delete(log.resolve("in the way"));
    Files.delete(log);
    Files.write(memory, kept);
    assertThat(siege.offer(Way.CHANGES, 5, documents)).as("as soon as it can").isTrue();
  }
}
