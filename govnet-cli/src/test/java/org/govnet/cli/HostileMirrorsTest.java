package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Replica;
import org.govnet.discovery.SignedRoot;
import org.govnet.discovery.WireJson;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say of mirrors that serve what they should not. */
class HostileMirrorsTest {
  @TempDir private Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private LocalNetwork network;
  private Replica honest;
  private byte[] older;
  private byte[] now;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder.resolve("home"));
    network = open(LocalNetwork.start(NetworkId.of("uk-test"), folder.resolve("net"), clock()));
    honest = network.directory().replica();
    admit("leeds", "Leeds");
    older = network.publisher().current().bundle();
    admit("york", "York");
    now = network.publisher().current().bundle();
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private void admit(String node, String name) {
    var unused = network.admit(NodeId.of(node), name, List.of(), List.of());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T open(T one) {
    opened.add(0, one);
    return one;
  }

  private String anchor(Replica... mirrors) {
    Anchor anchor = network.anchor();
    Path file = folder.resolve("anchor.json");
    new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), Arrays.asList(mirrors))
        .save(file);
    return file.toString();
  }

  private Replica serving(byte[] bytes) throws Exception {
    return open(RawMirror.serving(bytes)).replica();
  }

  private byte[] otherNetwork() {
    LocalNetwork other =
        open(LocalNetwork.start(NetworkId.of("fr-test"), folder.resolve("other"), clock()));
    return other.publisher().current().bundle();
  }

  /** With one byte of one document's signature another. */
  private byte[] flipped(String document) {
    String text = new String(now, StandardCharsets.UTF_8);
    int at = text.indexOf(document);
    assertThat(at).as(text).isPositive();
    int end = text.indexOf('"', text.indexOf('.', text.indexOf('.', at) + 1)) - 20;
    char other = text.charAt(end) == 'A' ? 'B' : 'A';
    return (text.substring(0, end) + other + text.substring(end + 1))
        .getBytes(StandardCharsets.UTF_8);
  }

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
    assertRow(row(rows, endless), "unreachable", "", "more than 67108864 bytes");
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
  void aRollbackBetweenTwoCommandsIsNoticedByDefault() throws Exception {
    String[] show = {"directory", "show", "--anchor", anchor(honest)};
    assertThat(cli.run(show)).as(cli.err()).isZero();
    assertThat(cli.out()).contains("york");
    network.directory().close();
    String[] later = {"directory", "show", "--anchor", anchor(serving(older))};
    assertThat(cli.run(later)).isEqualTo(5);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .startsWith("govnet: the directory cannot be read: https://127.0.0.1:")
        .contains("the version of snapshot fell from ");
    // Somebody else, and somebody who asks for it, believe it.
    assertThat(new Cli(folder.resolve("elsewhere")).run(later)).isZero();
    String[] careless = Arrays.copyOf(later, later.length + 1);
    careless[later.length] = "--no-state";
    assertThat(cli.run(careless)).isZero();
    assertThat(cli.out()).contains("leeds").doesNotContain("york");
  }

  @Test
  void aRollbackAfterACheckIsNoticedToo() throws Exception {
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).isZero();
    network.directory().close();
    assertThat(cli.run("directory", "show", "--anchor", anchor(serving(older)))).isEqualTo(5);
  }

  @Test
  void aGoodMirrorIsUsedAndTheBadOneNamed() throws Exception {
    String file = anchor(serving(flipped("\"admission/york\"")), honest);
    assertThat(cli.run("directory", "show", "--anchor", file)).isZero();
    assertThat(cli.out()).contains("york");
    assertThat(cli.err()).startsWith("govnet: warning: what https://127.0.0.1:");
  }

  @Test
  void namesOfOthersMakingDoNotReachTheTerminalAsTheyAre() {
    admit("bad", "\u001b]0;x\u0007B\u202e\u009b31m\nyork");
    String file = anchor(honest);
    assertThat(cli.run("directory", "show", "--anchor", file)).isZero();
    assertThat(cli.out())
        .contains("\\u001b]0;x\\u0007B\\u202e\\u009b31m\\u000ayork  ")
        .doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    assertThat(cli.run("--json", "directory", "show", "bad", "--anchor", file)).isZero();
    assertThat(cli.out()).matches("[ -~]+\n").contains("\\u009b31m");
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
  void theDirectorysReasonIsNotHiddenByAMirrors() throws Exception {
    LocalNetwork other =
        open(LocalNetwork.start(NetworkId.of("fr-test"), folder.resolve("other"), clock()));
    Path root = folder.resolve("root.json");
    Files.write(root, WireJson.write(new SignedRoot(roots(other).get(0))));
    Replica mirror = serving(now);
    String file = anchor(honest, mirror);
    assertThat(cli.run("anchor", "publish", "--root", root.toString(), "--anchor", file))
        .isEqualTo(1);
    assertThat(cli.err())
        .contains(honest.url() + ": answered with status 400: document-refused")
        .contains(mirror.url() + ": answered with status 404");
  }

  private record Bundle(List<List<String>> roots) {}

  private static List<List<String>> roots(LocalNetwork of) throws Exception {
    String text = new String(of.publisher().current().bundle(), StandardCharsets.UTF_8);
    String begin = text.substring(0, text.indexOf("]]") + 2) + "}";
    return WireJson.read(begin.getBytes(StandardCharsets.UTF_8), Bundle.class).roots();
  }

  @Test
  void aDamagedMemoryIsSaid() throws Exception {
    String[] show = {
      "directory", "show", "--anchor", anchor(honest), "--state", folder.resolve("s").toString()
    };
    assertThat(cli.run(show)).isZero();
    assertThat(cli.err()).isEmpty();
    Files.writeString(folder.resolve("s/memory.json"), "{");
    assertThat(cli.run(show)).isZero();
    assertThat(cli.err())
        .startsWith("govnet: warning: " + folder.resolve("s/memory.json") + " cannot be used");
  }
}
