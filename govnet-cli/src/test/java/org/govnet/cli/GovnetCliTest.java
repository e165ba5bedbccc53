package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovnetCliTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return GovnetCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("anchor", "init")).isEqualTo(2);
    assertThat(err.toString()).contains("--network").doesNotContain("Exception");
  }

  @Test
  void helpSaysTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("anchor", "authority", "node", "directory", "areas", "Exit codes: 0 done;");
  }

  @Test
  void completionIsAScript() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString()).contains("complete -F _complete_govnet");
  }

  @Test
  void aMissingFileIsFourAndNamed() {
    assertThat(run("directory", "check", "--anchor", in("nowhere.json"))).isEqualTo(4);
    assertThat(err.toString())
        .isEqualTo("govnet: cannot read the anchor file " + in("nowhere.json") + "\n");
  }

  @Test
  void aDamagedFileIsRefusedAndNamed() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{\"network\":7}");
    assertThat(run("directory", "check", "--anchor", in("bad.json"))).isEqualTo(1);
    assertThat(err.toString())
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
    assertThat(err.toString()).contains("it is there already, and keys are not overwritten");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(
            run("node", "rotate", "--network", "uk-test", "--node", "leeds", "--dir", in("leeds")))
        .isEqualTo(4);
    assertThat(err.toString()).contains("is open to others than its owner: chmod 600 " + key);
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
    assertThat(err.toString())
        .startsWith("govnet: the directory cannot be read: https://127.0.0.1:1");
    assertThat(run("directory", "check", "--anchor", in("net/anchor.json"))).isEqualTo(3);
  }

  @Test
  void machinesGetOneObject() {
    assertThat(run("--json", "anchor", "init", "--network", "uk-test", "--out", in("net")))
        .isZero();
    assertThat(out.toString())
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
    assertThat(out.toString()).contains("root: 2", "signatures: 1", "needed: 2");
  }
}
