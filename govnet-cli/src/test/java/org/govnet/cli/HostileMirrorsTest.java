package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.govnet.discovery.Replica;
import org.govnet.discovery.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says of mirrors that serve what they should not. */
class HostileMirrorsTest extends MirroredNetwork {
  private record Row(
      String mirror,
      String verdict,
      long revision,
      String freshness,
      long ageSeconds,
      int documents,
      int leftOut,
      String document,
      String value,
      String fix) {}

  private record Answer(List<Row> mirrors) {}

  private Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    WireJson.read(cli.out().getBytes(StandardCharsets.UTF_8), Answer.class)
        .mirrors()
        .forEach(row -> rows.put(row.mirror(), row));
    return rows;
  }

  @Test
  void aCheckSaysWhichMirrorIsWrongAndWithWhat() throws Exception {
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).as(cli.err()).isZero();
    Replica rolledBack = serving(older);
    Replica flipped = serving(flipped("\"admission/york\""));
    Replica stamped = serving(flipped("\"timestamp\":\""));
    Replica other = serving(otherNetwork());
    Replica garbage = serving("[{\u001b[31m}]".getBytes(StandardCharsets.UTF_8));
    Replica endless = open(RawMirror.endless()).replica();
    Replica nothing = open(new RawMirror(exchange -> {})).replica();
    Replica empty = serving(new byte[0]);
    String file =
        anchor(honest, rolledBack, flipped, stamped, other, garbage, endless, nothing, empty);
    assertThat(cli.run("--json", "directory", "check", "--anchor", file)).isEqualTo(5);
    assertThat(cli.out()).matches("[ -~]+\n");
    Map<String, Row> rows = rows();
    long revision = network.publisher().current().revision();
    assertThat(row(rows, honest).verdict()).isEqualTo("good");
    assertThat(row(rows, honest).revision()).isEqualTo(revision);
    assertRow(row(rows, rolledBack), "rollback", "snapshot", "fell from " + revision + " to ");
    assertThat(row(rows, rolledBack).fix()).contains("restored from a backup", "--remove");
    assertRow(row(rows, flipped), "forged", "admission/york version ", "its SHA-256 is ");
    assertRow(row(rows, stamped), "forged", "timestamp", "does not verify");
    assertRow(row(rows, other), "other-network", "root 1", "it is for network \"fr-test\"");
    assertRow(row(rows, garbage), "not-a-directory", "answer of 9 bytes", "\\u001b[31m");
    assertRow(row(rows, empty), "not-a-directory", "answer of 0 bytes", "it begins \"\"");
    assertRow(row(rows, endless), "unreachable", "", "it gave no directory: ");
    assertThat(row(rows, endless).value()).containsPattern("more than 67108864 bytes|timeout");
    assertRow(row(rows, nothing), "unreachable", "", "it gave no directory: ");
    assertThat(cli.err().lines().map(line -> line.replaceAll("( is [a-z-]+).*", "$1")))
        .containsExactly(
            "govnet: " + rolledBack.url() + " is rollback",
            "govnet: " + flipped.url() + " is forged",
            "govnet: " + stamped.url() + " is forged",
            "govnet: " + other.url() + " is other-network",
            "govnet: " + garbage.url() + " is not-a-directory",
            "govnet: " + endless.url() + " is unreachable",
            "govnet: " + nothing.url() + " is unreachable",
            "govnet: " + empty.url() + " is not-a-directory",
            "govnet: 8 of 9 mirrors are not as they should be");
  }

  private static Row row(Map<String, Row> rows, Replica mirror) {
    return Objects.requireNonNull(rows.get(mirror.url().toString()));
  }

  private static void assertRow(Row row, String verdict, String document, String value) {
    assertThat(row.verdict()).as("%s", row).isEqualTo(verdict);
    assertThat(row.document()).as("%s", row).startsWith(document);
    assertThat(row.value()).as("%s", row).contains(value);
    assertThat(row.fix()).as("%s", row).isNotEmpty();
  }

  @Test
  void peopleAreToldTheSame() throws Exception {
    String file = anchor(honest, serving(flipped("\"admission/york\"")));
    assertThat(cli.run("directory", "check", "--anchor", file)).isEqualTo(5);
    assertThat(cli.out()).contains("MIRROR", "VERDICT", honest.url() + "  good", "forged");
    assertThat(cli.err())
        .contains("admission/york version ", "its SHA-256 is ", "take the mirror out");
  }

  @Test
  void aMirrorThatKeepsSilentIsGivenAsLongAsWasSaid() throws Exception {
    String file = anchor(open(RawMirror.silent()).replica());
    assertThat(cli.run("directory", "check", "--timeout", "1", "--anchor", file)).isEqualTo(3);
    assertThat(cli.err())
        .contains("is unreachable: it gave no directory: timeout", "no mirror has a directory");
  }

  @Test
  void aMirrorBehindAnotherIsNoAttack() throws Exception {
    String file = anchor(honest, serving(older));
    assertThat(cli.run("directory", "check", "--no-state", "--anchor", file)).isEqualTo(1);
    assertThat(cli.err()).contains("is behind: snapshot: it is of revision ");
  }

  @Test
  void anAnchorWithoutAMirrorSaysHowToNameOne() {
    for (String what : List.of("check", "show")) {
      assertThat(cli.run("directory", what, "--anchor", anchor())).isEqualTo(4);
      assertThat(cli.err()).contains("names no mirror: govnet anchor mirror --anchor ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"roots\":[],\"snapshot\":\"\",\"timestamp\":\"\",\"documents\":[]}",
        "{\"roots\":[[]],\"snapshot\":\"a.b.c\",\"timestamp\":\"\",\"documents\":[]}",
        "{\"roots\":[[\"a.b.c\"]],\"snapshot\":\"\",\"timestamp\":\"\",\"documents\":[]}",
        "{\"roots\":[[\"eyJhbGciOiJub25lIn0.e30.\"]],\"snapshot\":\"\",\"timestamp\":\"\",\"documents\":["
            + "{\"name\":\"\\u001b[2J\",\"version\":1,\"jws\":\"\"}]}",
        "{\"roots\":[null],\"snapshot\":null,\"timestamp\":1e999999999,\"documents\":{}}"
      })
  void aBrokenDirectoryIsAVerdictAndNoFaultOfOurs(String body) throws Exception {
    Replica broken = serving(body.getBytes(StandardCharsets.UTF_8));
    String file = anchor(broken, honest);
    assertThat(cli.run("--json", "directory", "check", "--anchor", file)).isEqualTo(5);
    assertThat(row(rows(), broken).verdict()).isIn("forged", "not-a-directory");
    assertThat(row(rows(), broken).value()).doesNotContain("the check broke");
    assertThat(row(rows(), honest).verdict()).isEqualTo("good");
    assertThat(cli.err()).doesNotContain("\u001b", "Exception");
  }

  @Test
  void nestingWithoutEndIsAVerdictToo() throws Exception {
    Replica deep = serving("[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(cli.run("directory", "check", "--anchor", anchor(deep))).isEqualTo(5);
    assertThat(cli.err()).contains("is not-a-directory: answer of 1048576 bytes");
  }

  @Test
  void aTimestampThatNobodyRenewsIsSaid() {
    Clock later = Clock.offset(clock(), Duration.ofMinutes(15));
    cli = new Cli(folder.resolve("home"), later);
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).isEqualTo(1);
    assertThat(cli.err()).contains("is stale: timestamp: it is 9");
  }
}
