package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Replica;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A network with an honest directory over HTTPS, and what hostile mirrors of it could serve. */
abstract class MirroredNetwork {
  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  LocalNetwork network;
  Replica honest;
  byte[] older;
  byte[] now;
  Cli cli;

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

  static Clock clock() {
    return Clock.systemUTC();
  }

  void admit(String node, String name) {
    var unused = network.admit(NodeId.of(node), name, List.of(), List.of());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  <T extends AutoCloseable> T open(T one) {
    opened.add(0, one);
    return one;
  }

  String anchor(Replica... mirrors) {
    Anchor anchor = network.anchor();
    Path file = folder.resolve("anchor.json");
    new Anchor(anchor.network(), anchor.threshold(), anchor.keys(), Arrays.asList(mirrors))
        .save(file);
    return file.toString();
  }

  Replica serving(byte[] bytes) throws Exception {
    return open(RawMirror.serving(bytes)).replica();
  }

  byte[] otherNetwork() {
    LocalNetwork other =
        open(LocalNetwork.start(NetworkId.of("fr-test"), folder.resolve("other"), clock()));
    return other.publisher().current().bundle();
  }

  /** With one byte of one document's signature another. */
  byte[] flipped(String document) {
    String text = new String(now, StandardCharsets.UTF_8);
    int at = text.indexOf(document);
    assertThat(at).as(text).isPositive();
    int end = text.indexOf('"', text.indexOf('.', text.indexOf('.', at) + 1)) - 20;
    char other = text.charAt(end) == 'A' ? 'B' : 'A';
    return (text.substring(0, end) + other + text.substring(end + 1))
        .getBytes(StandardCharsets.UTF_8);
  }
}
