package org.govnet.datause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectKeyTest {
  @TempDir private Path folder;

  /** RFC 4231, test case 6: a key longer than a block. */
  @Test
  void isHmacSha256() {
    byte[] secret = new byte[131];
    java.util.Arrays.fill(secret, (byte) 0xaa);
    byte[] expected =
        HexFormat.of().parseHex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    assertThat(
            java.util.Base64.getUrlDecoder()
                .decode(
                    SubjectKey.of(secret)
                        .hash("Test Using Larger Than Block-Size Key - Hash Key First")))
        .isEqualTo(expected);
  }

  @Test
  void isMadeOnceForItsOwnerAlone() throws Exception {
    Path file = folder.resolve("state").resolve(SubjectKey.FILE);
    SubjectKey made = SubjectKey.loadOrCreate(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SubjectKey.loadOrCreate(file).hash("x")).isEqualTo(made.hash("x"));
    assertThat(SubjectKey.loadOrCreate(folder.resolve("other")).hash("x"))
        .isNotEqualTo(made.hash("x"));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThat(made).hasToString("a SubjectKey");
    assertThat(made.id()).isNotEqualTo(made.hash("x")).hasSize(43);
  }

  @Test
  void refusesAFileThatIsOpenOrHasNoKey() throws Exception {
    Path file = folder.resolve(SubjectKey.FILE);
    SubjectKey unused = SubjectKey.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SubjectKey.loadOrCreate(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file + " is open to others than its owner: chmod 600, and think of it as known");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    for (String wrong : new String[] {"", "short", "not base64!".repeat(5), "A".repeat(3000)}) {
      Files.writeString(file, wrong, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> SubjectKey.loadOrCreate(file))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(file + " has no key of a record of data use");
    }
    assertThat(unused.id()).isNotEmpty();
    assertThatThrownBy(() -> SubjectKey.of(new byte[31]))
        .hasMessage("the key of the record of data use must be 32 to 1,024 random bytes: 31");
  }
}
