package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.govnet.discovery.Anchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do to files. */
class FilesTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder.resolve("home"));
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private int init(String... more) {
    String[] all = new String[6 + more.length];
    System.arraycopy(
        new String[] {"anchor", "init", "--network", "uk-test", "--out", in("net")}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return cli.run(all);
  }

  private int propose(String out) {
    return cli.run(
        "anchor",
        "propose",
        "--root",
        in("net/root.json"),
        "--out",
        out,
        "--sign",
        in("net/anchor-1/key.pem"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anchor.json",
        "root.json",
        "anchor-3/key.pem",
        "anchor-2/key.jwk",
        "directory/timestamp-key.pem",
        "directory/snapshot-key.jwk"
      })
  void aSecondAnchorDoesNotTakeTheFirstsPlace(String left) throws IOException {
    Path file = folder.resolve("net").resolve(left);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "the first's");
    assertThat(init()).isEqualTo(4);
    assertThat(cli.err()).contains(file + " is there already and is not overwritten");
    assertThat(file).hasContent("the first's");
    try (var all = Files.walk(folder.resolve("net"))) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void whatCannotBeIsRefusedBeforeAKeyIsMade() {
    assertThat(init("--keys", "2", "--threshold", "3")).isEqualTo(2);
    assertThat(cli.err()).contains("--threshold 1 to --keys: 2 and 3");
    assertThat(init("--keys", "0")).isEqualTo(2);
    assertThat(folder.resolve("net")).doesNotExist();
  }

  @Test
  void publicFilesAreForAllAndKeysForTheirOwner() throws IOException {
    assertThat(init()).isZero();
    assertThat(permissions(folder.resolve("net/anchor.json"))).isEqualTo("rw-r--r--");
    assertThat(permissions(folder.resolve("net/root.json"))).isEqualTo("rw-r--r--");
    assertThat(permissions(folder.resolve("net/anchor-1/key.pem"))).isEqualTo("rw-------");
    assertThat(cli.run("directory", "pin", "--tls", in("tls"))).isZero();
    Path tls = folder.resolve("tls/tls.pem");
    assertThat(permissions(tls)).isEqualTo("rw-------");
    Files.setPosixFilePermissions(tls, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(cli.run("directory", "pin", "--tls", in("tls"))).isEqualTo(4);
    assertThat(cli.err())
        .isEqualTo("govnet: TLS key file " + tls + " is open to others: chmod 600 " + tls + "\n");
  }

  @Test
  void aRootOrARequestIsNotWrittenOverAnotherFile() throws IOException {
    assertThat(init()).isZero();
    String key = in("net/anchor-2/key.pem");
    String before = Files.readString(Path.of(key));
    assertThat(propose(key)).isEqualTo(4);
    assertThat(cli.err()).contains(key + " is there already");
    assertThat(Path.of(key)).hasContent(before);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertThat(propose(link.toString())).isEqualTo(4);
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(
            cli.run(
                "node", "init", "--network", "uk-test", "--node", "leeds", "--dir", in("leeds")))
        .isZero();
    assertThat(
            cli.run(
                "node",
                "join",
                "--network",
                "uk-test",
                "--node",
                "leeds",
                "--dir",
                in("leeds"),
                "--authority",
                "uk-authority",
                "--name",
                "Leeds",
                "--out",
                key))
        .isEqualTo(4);
    assertThat(Path.of(key)).hasContent(before);
  }

  @Test
  void anAnswerThatCannotBeWrittenIsNoSuccess() {
    StringWriter err = new StringWriter();
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    int code = cli.run(new PrintWriter(full), new PrintWriter(err, true), "--version");
    assertThat(code).isEqualTo(4);
    assertThat(err)
        .hasToString(
            "govnet: the answer could not be written to standard output: is its disk full?\n");
  }

  @Test
  void stateIsOfANetworkAndItsUser() throws IOException {
    assertThat(init()).isZero();
    Anchor anchor = Anchor.load(folder.resolve("net/anchor.json"));
    Path state = StateFolder.byDefault(anchor, Map.of("HOME", "/home/me"));
    assertThat(state.toString()).matches("/home/me/.local/state/govnet/uk-test-[A-Za-z0-9_-]{12}");
    Path xdg = StateFolder.byDefault(anchor, Map.of("HOME", "/home/me", "XDG_STATE_HOME", "/s"));
    assertThat(xdg).isEqualTo(Path.of("/s/govnet").resolve(state.getFileName()));
    assertThat(StateFolder.byDefault(anchor, Map.of("HOME", "/home/me", "XDG_STATE_HOME", "s")))
        .isEqualTo(state);
    Anchor again = new Anchor(anchor.network(), 1, anchor.keys().subList(0, 1), List.of());
    assertThat(StateFolder.byDefault(again, Map.of("HOME", "/home/me"))).isNotEqualTo(state);
    assertThatThrownBy(() -> StateFolder.byDefault(anchor, Map.of("HOME", "")))
        .hasMessageContaining("give --state DIR, or --no-state");
    Path made = folder.resolve("a/b");
    StateFolder.open(made, Duration.ZERO).close();
    assertThat(permissions(made)).isEqualTo("rwx------");
  }

  @Test
  void twoCommandsDoNotShareAStateFolderAtOnce() {
    Path shared = folder.resolve("shared");
    try (StateFolder one = StateFolder.open(shared, Duration.ZERO)) {
      assertThatThrownBy(() -> StateFolder.open(one.path(), Duration.ZERO))
          .hasMessage(
              "another govnet uses the state folder %s: wait for it to end, or give another with"
                  + " --state",
              shared);
    }
    StateFolder.open(shared, Duration.ZERO).close();
  }

  @Test
  void aStateFolderThatCannotBeWrittenSaysWhatToDo() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> StateFolder.open(folder.resolve("file"), Duration.ZERO))
        .hasMessageContaining("give another with --state, or --no-state");
  }

  @Test
  void aPasswordIsNotTakenFromAnArgument() {
    assertThat(init()).isZero();
    for (String store :
        List.of(
            "jdbc:postgresql://db/govnet?user=me&password=s3cret",
            "jdbc:postgresql://db/govnet?sslPassword=s3cret",
            "jdbc:mysql://me:s3cret@db/govnet")) {
      assertThat(
              cli.run(
                  "directory",
                  "serve",
                  "--anchor",
                  in("net/anchor.json"),
                  "--root",
                  in("net/root.json"),
                  "--keys",
                  in("net/directory"),
                  "--store",
                  store,
                  "--tls",
                  in("tls"),
                  "--port",
                  "0"))
          .isEqualTo(2);
      assertThat(cli.out() + cli.err()).contains("--store ").doesNotContain("s3cret");
    }
  }

  @Test
  void aWordThatBeginsWithAnAtSignIsNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "--version");
    assertThat(cli.run("@" + file)).isEqualTo(2);
    assertThat(cli.err()).contains("@" + file);
  }

  @Test
  void aSignatureByAStrangersKeyIsSaid() {
    assertThat(init()).isZero();
    assertThat(cli.run("authority", "create", "--out", in("uk"))).isZero();
    String root = in("net/root.json");
    assertThat(cli.run("anchor", "sign", "--root", root, "--key", in("net/anchor-3/key.pem")))
        .isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.run("anchor", "sign", "--root", root, "--key", in("uk/key.pem"))).isZero();
    assertThat(cli.err()).contains("is not one of this root's own");
  }
}
