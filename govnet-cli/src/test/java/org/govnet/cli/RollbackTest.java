package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.discovery.Replica;
import org.govnet.discovery.SignedRoot;
import org.govnet.discovery.WireJson;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;

/** What commands make of mirrors that serve what they should not. */
class RollbackTest extends MirroredNetwork {
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

  private record Bundle(List<List<String>> roots) {}

  private static List<List<String>> roots(LocalNetwork of) throws Exception {
    String text = new String(of.publisher().current().bundle(), StandardCharsets.UTF_8);
    String begin = text.substring(0, text.indexOf("]]") + 2) + "}";
    return WireJson.read(begin.getBytes(StandardCharsets.UTF_8), Bundle.class).roots();
  }
}
