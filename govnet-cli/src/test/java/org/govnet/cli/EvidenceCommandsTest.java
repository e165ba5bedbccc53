package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandsTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void write() {
    Clock clock = Clock.fixed(Instant.parse("2026-08-09T12:00:00Z"), ZoneOffset.UTC);
    cli = new Cli(folder.resolve("home"), clock);
    new EvidenceLogs(folder, clock).write(5);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private int verify(String... folders) {
    String[] arguments = new String[4 + folders.length];
    System.arraycopy(
        new String[] {"evidence", "verify", "--anchor", in("anchor.json")}, 0, arguments, 0, 4);
    for (int i = 0; i < folders.length; i++) {
      arguments[4 + i] = in(folders[i]);
    }
    return cli.run(arguments);
  }

  private Path chain(String name) throws IOException {
    return file(name, ".chain");
  }

  private Path file(String name, String suffix) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(name))) {
      return all.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  @Test
  void aSoundLogIsZeroAndSaysWhatIsProven() {
    assertThat(verify("cardiff")).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("as it was written up to entry ", "countersigned by leeds", "is cardiff's word");
    assertThat(cli.run("--json", "evidence", "verify", "--anchor", in("anchor.json"), in("leeds")))
        .isZero();
    assertThat(cli.out()).contains("\"node\":\"leeds\"", "\"records\":5,", "\"faults\":[]");
  }

  @Test
  void twoSidesAreCompared() throws IOException {
    assertThat(verify("leeds", "cardiff")).as(cli.err()).isZero();
    assertThat(cli.out()).contains("exchanges that both have alike: 5", "differences: 0");
  }

  @Test
  void anAlteredLogIsOneAndTheFaultIsNamed() throws IOException {
    Path chain = chain("cardiff");
    byte[] bytes = Files.readAllBytes(chain);
    bytes[bytes.length / 2] ^= 1;
    Files.write(chain, bytes);
    assertThat(verify("cardiff")).isEqualTo(1);
    assertThat(cli.out()).contains("FAULT", chain.getFileName().toString());
    assertThat(cli.err()).startsWith("govnet: the evidence does not hold: ");
  }

  @Test
  void aBeginningThatCannotBeReadIsOne() throws IOException {
    Files.write(chain("cardiff"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertThat(verify("cardiff")).isEqualTo(1);
    assertThat(cli.err()).startsWith("govnet: no entry of the log can be read");
  }

  @Test
  void anotherAnchorVouchesForNothing() {
    assertThat(cli.run("anchor", "init", "--network", "uk-test", "--out", in("other"))).isZero();
    assertThat(cli.run("evidence", "verify", "--anchor", in("other/anchor.json"), in("cardiff")))
        .isEqualTo(1);
    assertThat(cli.out()).contains("no root before it leads from the anchor");
  }

  @Test
  void aFolderWithoutEvidenceIsFour() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(verify("empty")).isEqualTo(4);
    assertThat(cli.err()).isEqualTo("govnet: there is no evidence in " + in("empty") + "\n");
    assertThat(verify("nowhere")).isEqualTo(4);
    assertThat(cli.run("evidence", "show", in("empty"))).isEqualTo(4);
    assertThat(
            cli.run("evidence", "erase", "--record", "5", "--reason", "asked for", in("nowhere")))
        .isEqualTo(4);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void recordsAreShownAndOneWithAll() {
    assertThat(cli.run("evidence", "show", "--limit", "2", in("cardiff"))).as(cli.err()).isZero();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .contains("provider", "leeds", "pensions v1 person", "answered", "kept");
    assertThat(lines.get(1)).doesNotContain("person-0");
    String sequence = lines.get(1).substring(0, lines.get(1).indexOf(' '));
    assertThat(cli.run("evidence", "show", "--record", sequence, in("cardiff"))).isZero();
    assertThat(cli.out()).contains("people/person-0", "govnet-purpose", "council-tax", "{\"ok\"");
    assertThat(cli.run("evidence", "show", "--record", "1", in("cardiff"))).isEqualTo(1);
    assertThat(cli.run("evidence", "show", "--limit", "0", in("cardiff"))).isEqualTo(2);
  }

  @Test
  void erasedContentsAreGoneAndTheLogStillVerifies() throws IOException {
    assertThat(
            cli.run(
                "evidence",
                "erase",
                "--before",
                "2026-08-09T12:00:01Z",
                "--reason",
                "kept long enough",
                in("cardiff")))
        .as(cli.err())
        .isZero();
    assertThat(cli.out()).isEqualTo("records erased: 5\n");
    assertThat(
            Files.readString(
                file("cardiff", ".content"), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("person-");
    assertThat(cli.run("evidence", "show", in("cardiff"))).isZero();
    assertThat(cli.out()).contains("erased").doesNotContain("kept");
    int verified = verify("cardiff");
    assertThat(verified).as(cli.out() + cli.err()).isZero();
    assertThat(cli.out()).contains("kept long enough");
    assertThat(verify("leeds", "cardiff")).isZero();
  }

  @Test
  void aTimeThatIsNoneIsWrongUsage() {
    assertThat(
            cli.run("evidence", "erase", "--before", "last year", "--reason", "r", in("cardiff")))
        .isEqualTo(2);
    assertThat(cli.err()).contains("must be a time in UTC such as").doesNotContain("Exception");
    assertThat(cli.run("evidence", "erase", "--reason", "r", in("cardiff"))).isEqualTo(2);
  }
}
