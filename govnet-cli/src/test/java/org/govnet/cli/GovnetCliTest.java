package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

class GovnetCliTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder.resolve("home"));
  }

  private int run(String... arguments) {
    return cli.run(arguments);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("anchor", "init")).isEqualTo(2);
    assertThat(cli.err()).contains("--network").doesNotContain("Exception");
  }

  @Test
  void helpSaysTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(cli.out())
        .contains(
            "anchor",
            "authority",
            "node",
            "directory",
            "areas",
            "Exit codes: 0 done;",
            "5 a mirror serves",
            "70 a fault");
  }

  @Test
  void everyCommandHasHelpAndAVersion() {
    List<List<String>> commands = new ArrayList<>();
    paths(
        new GovnetCli(Clock.systemUTC(), Map.of()).commandLine().getCommandSpec(),
        List.of(),
        commands);
    assertThat(commands).hasSizeGreaterThan(25);
    for (List<String> command : commands) {
      assertThat(run(with(command, "--help"))).as("%s", command).isZero();
      assertThat(cli.out()).as("%s", command).contains("Usage: govnet");
      assertThat(run(with(command, "--version"))).as("%s", command).isZero();
      assertThat(cli.out()).as("%s", command).startsWith("govnet ");
      assertThat(run(with(command, "--no-such-option"))).as("%s", command).isEqualTo(2);
      assertThat(cli.err())
          .as("%s", command)
          .containsPattern("--no-such-option|Missing required")
          .doesNotContain("Exception");
    }
  }

  private static String[] with(List<String> command, String option) {
    List<String> all = new ArrayList<>(command);
    all.add(option);
    return all.toArray(new String[0]);
  }

  private static void paths(CommandSpec command, List<String> path, List<List<String>> commands) {
    commands.add(path);
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              paths(line.getCommandSpec(), longer, commands);
            });
  }

  @Test
  void completionKnowsEverySubcommandAndOption() throws Exception {
    assertThat(run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion.sh"), cli.out());
    assertThat(completed(script, "")).contains("anchor", "authority", "directory", "completion");
    assertThat(completed(script, "directory", ""))
        .contains("check", "show", "serve", "mirror", "pin");
    assertThat(completed(script, "evidence", "")).contains("verify", "show", "erase");
    assertThat(completed(script, "anchor", ""))
        .contains("init", "mirror", "propose", "sign", "show", "publish");
    assertThat(completed(script, "directory", "check", "--"))
        .contains("--anchor", "--timeout", "--state", "--no-state", "--json");
    assertThat(completed(script, "areas", "import", "--")).contains("--only", "--key");
  }

  /** What bash would offer. */
  private static List<String> completed(Path script, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "bash",
            "--norc",
            "-c",
            "source \"$0\"; COMP_WORDS=(govnet \"$@\"); COMP_CWORD=$#; _complete_govnet;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"",
            script.toString()));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.lines().map(String::strip).toList();
  }

  @Test
  void aWrongValueIsWrongUsageAndNamesItsOption() {
    assertThat(run("node", "init", "--network", "UK!", "--node", "x", "--dir", in("x")))
        .isEqualTo(2);
    assertThat(cli.err()).contains("--network", "UK!").doesNotContain("java.", "Exception");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(run("directory", "check", "--anchor", in("a"), "--state", in("s"), "--no-state"))
        .isEqualTo(2);
    assertThat(run("directory", "check", "--anchor", in("a"), "--timeout", "0")).isEqualTo(2);
    assertThat(cli.err()).contains("--timeout must be 1 to 300 seconds: 0");
  }

  @Test
  void aFaultOfOursIsSaidAsOneWithoutATrace() {
    RuntimeException fault = new IllegalStateException("private");
    assertThat(Failure.code(fault)).isEqualTo(70);
    assertThat(Failure.reason(fault))
        .startsWith(
            "this is a fault of govnet's own, please report it: IllegalStateException at"
                + " GovnetCliTest.java:")
        .doesNotContain("private");
  }

  @Test
  void tablesHoldLongAndWideValues() {
    StringWriter text = new StringWriter();
    new Output(new PrintWriter(text, true), false)
        .table(
            "rows",
            List.of("name", "n"),
            List.of(List.of("Ynys M\u00f4n", 1), List.of("x".repeat(5_000), 22), List.of("", "")))
        .flush();
    List<String> lines = text.toString().lines().toList();
    assertThat(lines.get(0)).isEqualTo("NAME" + " ".repeat(46) + "N");
    assertThat(lines.get(1)).isEqualTo("Ynys M\u00f4n" + " ".repeat(42) + "1");
    assertThat(lines.get(2)).isEqualTo("x".repeat(47) + "\u2026  22");
    assertThat(lines).hasSize(4);
  }

  @Test
  void aMissingFileIsFourAndNamed() {
    assertThat(run("directory", "check", "--anchor", in("nowhere.json"))).isEqualTo(4);
    assertThat(cli.err())
        .isEqualTo(
            "govnet: cannot read the anchor file "
                + in("nowhere.json")
                + ": there is no such file\n");
  }

  @Test
  void aDamagedFileIsRefusedAndNamed() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{\"network\":7}");
    assertThat(run("directory", "check", "--anchor", in("bad.json"))).isEqualTo(1);
    assertThat(cli.err())
        .startsWith("govnet: the anchor file " + in("bad.json") + " cannot be read: ")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void keysAreTheirOwnersAloneAndNotOverwritten() throws IOException {
    String[] init = {
      "node", "init", "--network", "uk-test", "--node", "leeds", "--dir", in("leeds")
    };
    assertThat(run(init)).isZero();
    Path key = folder.resolve("leeds/document-key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(run(init)).isEqualTo(4);
    assertThat(cli.err()).contains("it is there already, and keys are not overwritten");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(
            run("node", "rotate", "--network", "uk-test", "--node", "leeds", "--dir", in("leeds")))
        .isEqualTo(4);
    assertThat(cli.err()).contains("is open to others than its owner: chmod 600 " + key);
  }

  @Test
  void nobodyReachedIsThree() {
    assertThat(run("anchor", "init", "--network", "uk-test", "--out", in("net"))).isZero();
    assertThat(
            run(
                "anchor",
                "mirror",
                "--anchor",
                in("net/anchor.json"),
                "--url",
                "https://127.0.0.1:1"))
        .isZero();
    assertThat(run("directory", "show", "--anchor", in("net/anchor.json"))).isEqualTo(3);
    assertThat(cli.err()).startsWith("govnet: the directory cannot be read: https://127.0.0.1:1");
    assertThat(run("directory", "check", "--anchor", in("net/anchor.json"))).isEqualTo(3);
  }

  @Test
  void aMirrorCanBeTakenOutAgain() {
    assertThat(run("anchor", "init", "--network", "uk-test", "--out", in("net"))).isZero();
    String[] mirror = {
      "anchor", "mirror", "--anchor", in("net/anchor.json"), "--url", "https://127.0.0.1:1"
    };
    assertThat(run(mirror)).isZero();
    assertThat(run(with(List.of(mirror), "--remove"))).isZero();
    assertThat(cli.out()).isEqualTo("mirrors: []\n");
    assertThat(run(with(List.of(mirror), "--remove"))).isEqualTo(1);
    assertThat(cli.err()).contains("does not name the mirror https://127.0.0.1:1");
  }

  @Test
  void machinesGetOneObject() {
    assertThat(run("--json", "anchor", "init", "--network", "uk-test", "--out", in("net")))
        .isZero();
    assertThat(cli.out())
        .isEqualTo(
            "{\"network\":\"uk-test\",\"anchor\":\"%s\",\"root\":\"%s\",\"keys\":3}\n"
                .formatted(in("net/anchor.json"), in("net/root.json")));
  }

  @Test
  void aRootNeedsItsThresholdAndSaysSo() {
    assertThat(run("anchor", "init", "--network", "uk-test", "--out", in("net"))).isZero();
    assertThat(
            run(
                "anchor",
                "propose",
                "--root",
                in("net/root.json"),
                "--out",
                in("net/root-2.json"),
                "--sign",
                in("net/anchor-1/key.pem")))
        .isZero();
    assertThat(cli.out()).contains("root: 2", "signatures: 1", "needed: 2");
  }
}
