package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, started as its users start it: {@code java -jar govnet.jar}. */
class GovnetJarIT {
  private static final Path JAR = Path.of(System.getProperty("govnet.jar", "target/govnet.jar"));

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  private List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Ended run(List<String> command, Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int code = process.waitFor();
    return new Ended(
        code,
        new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
        new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
  }

  private Ended run(String... arguments) throws Exception {
    return run(java(arguments), Map.of());
  }

  @Test
  void saysWhatItIsAndHowItIsUsed() throws Exception {
    Ended version = run("--version");
    assertThat(version.code()).as("%s", version).isZero();
    assertThat(version.out()).matches("govnet \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(version.err()).isEmpty();
    Ended help = run("directory", "check", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: govnet directory check", "--no-state");
    Ended wrong = run("completion", "--no-such-option");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("--no-such-option").doesNotContain("\tat ", "Exception");
  }

  @Test
  void makesAnAnchorWithKeysForTheirOwnerAlone() throws Exception {
    Path net = folder.resolve("net");
    // A user mask that takes nothing away, and a locale without letters.
    List<String> open = new ArrayList<>(List.of("sh", "-c", "umask 0; exec \"$0\" \"$@\""));
    open.addAll(java("--json", "anchor", "init", "--network", "uk-test", "--out", net.toString()));
    Ended made = run(open, Map.of("LC_ALL", "C"));
    assertThat(made.code()).as("%s", made).isZero();
    assertThat(made.out()).startsWith("{\"network\":\"uk-test\",").endsWith("\"keys\":3}\n");
    assertThat(made.err()).isEmpty();
    int keys = 0;
    try (Stream<Path> files = Files.walk(net)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".pem")).toList()) {
        keys++;
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
          assertThat(made.out() + made.err()).doesNotContain(line);
        }
      }
    }
    assertThat(keys).isEqualTo(5);
  }

  @Test
  void leavesNoHalfKeyOnADiskWithoutRoom() throws Exception {
    Path out = folder.resolve("uk");
    // What it says goes through a pipe: a file would have no room either.
    String limited = "{ (ulimit -f 0; exec \"$0\" \"$@\") 2>&1; echo \"ended $?\"; } | cat";
    List<String> full = new ArrayList<>(List.of("sh", "-c", limited));
    full.addAll(java("authority", "create", "--out", out.toString()));
    Ended ended = run(full, Map.of());
    assertThat(ended.out())
        .startsWith("govnet: cannot write the new key file " + out.resolve("key.pem") + ": ")
        .endsWith("\nended 4\n");
    assertThat(out.resolve("key.pem")).doesNotExist();
    assertThat(run("authority", "create", "--out", out.toString()).code()).isZero();
  }

  @Test
  void printsAScriptThatBashTakes() throws Exception {
    Ended script = run("completion");
    assertThat(script.code()).isZero();
    Path file = Files.writeString(folder.resolve("completion.sh"), script.out());
    Ended bash =
        run(
            List.of("bash", "--norc", "-c", "source \"$0\" && complete -p govnet", file.toString()),
            Map.of());
    assertThat(bash.code()).as("%s", bash).isZero();
    assertThat(bash.out()).contains("-F _complete_govnet").contains(" govnet");
  }
}
