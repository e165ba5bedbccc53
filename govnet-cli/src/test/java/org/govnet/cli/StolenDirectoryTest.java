package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.govnet.api.NodeId;
import org.govnet.discovery.DirectoryKeys;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Replica;
import org.govnet.discovery.WireJson;
import org.govnet.store.FileStore;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

/** What a check says of what is signed with the directory's keys, and of what is ours alone. */
class StolenDirectoryTest extends MirroredNetwork {
  private record Bundle(List<List<String>> roots) {}

  /** Another directory with the same keys. */
  private DirectoryPublisher stolen(List<String> documents) {
    Path net = folder.resolve("net");
    String text = new String(now, StandardCharsets.UTF_8);
    String begin = text.substring(0, text.indexOf("]]") + 2) + "}";
    DirectoryPublisher publisher =
        open(
            new DirectoryPublisher(
                network.anchor(),
                WireJson.read(begin.getBytes(StandardCharsets.UTF_8), Bundle.class).roots().get(0),
                new DirectoryKeys(
                    SigningKey.load(net.resolve("directory/key.pem")),
                    SigningKey.load(net.resolve("timestamps/key.pem"))),
                open(new FileStore(folder.resolve("stolen"))),
                clock()));
    documents.forEach(one -> publisher.accept(List.of(one)));
    return publisher;
  }

  private String admission(long version, Identity node) {
    return network
        .authority()
        .admit(
            version,
            node.node(),
            "Bath",
            node.documents().key(),
            List.of(),
            List.of(),
            List.of("127.0.0.1"));
  }

  private Identity node(String name) {
    return network.admit(NodeId.of(name), name, List.of(), List.of());
  }

  @Test
  void anOldAdmissionUnderANewerRevisionIsARollback() throws Exception {
    Identity bath = node("bath");
    Identity hull = node("hull");
    network.publisher().accept(List.of(admission(7, bath)));
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).as(cli.err()).isZero();
    DirectoryPublisher forged =
        stolen(
            List.of(
                admission(1, bath),
                admission(1, hull),
                admission(2, hull),
                admission(3, hull),
                admission(4, hull),
                admission(5, hull),
                admission(6, hull)));
    assertThat(forged.current().revision()).isGreaterThan(network.publisher().current().revision());
    String file = anchor(serving(forged.current().bundle()));
    assertThat(cli.run("directory", "check", "--anchor", file)).as(cli.out()).isEqualTo(5);
    assertThat(cli.err())
        .contains("is rollback: admission/bath: the version of admission/bath fell from 7 to 1");
    // And nothing of it is remembered.
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).as(cli.err()).isZero();
  }

  @Test
  void twoDirectoriesOfOneRevisionAreBothNotBelieved() throws Exception {
    Identity bath = Identity.create(network.anchor().network(), NodeId.of("bath"), folder);
    DirectoryPublisher forged = stolen(List.of(admission(1, bath), admission(2, bath)));
    assertThat(forged.current().revision()).isEqualTo(network.publisher().current().revision());
    Replica other = serving(forged.current().bundle());
    assertThat(cli.run("directory", "check", "--anchor", anchor(honest, other))).isEqualTo(5);
    assertThat(cli.err())
        .contains(honest.url() + " is split: snapshot: 2 different ones are signed as revision ")
        .contains(other.url() + " is split: ");
  }

  @Test
  void aDamagedMemoryIsSaid() throws Exception {
    Path state = folder.resolve("s");
    String[] check = {
      "directory", "check", "--anchor", anchor(honest), "--state", state.toString()
    };
    assertThat(cli.run(check)).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    Files.writeString(state.resolve("memory.json"), "{");
    assertThat(cli.run(check)).isZero();
    assertThat(cli.err())
        .startsWith("govnet: warning: " + state.resolve("memory.json") + " cannot be used");
  }

  @Test
  void aClockThatIsWrongIsNoForgery() throws Exception {
    for (Duration off : List.of(Duration.ofDays(4), Duration.ofDays(-4))) {
      cli = new Cli(folder.resolve("home" + off), Clock.offset(clock(), off));
      assertThat(cli.run("directory", "check", "--anchor", anchor(honest))).isEqualTo(1);
      assertThat(cli.err())
          .containsPattern("is expired: [a-z]+: [a-z]+ (expired at|is issued in the future)")
          .contains("the directory has not been renewed", "or this clock is wrong")
          .doesNotContain("take the mirror out");
    }
  }

  @Test
  void aStateThatCannotBeWrittenIsNoAttack() throws Exception {
    Path state = folder.resolve("s");
    Files.createDirectories(state.resolve("memory.json/in-the-way"));
    for (String what : List.of("show", "check")) {
      assertThat(
              cli.run("directory", what, "--anchor", anchor(honest), "--state", state.toString()))
          .as(cli.err())
          .isEqualTo(4);
      assertThat(cli.err()).contains("memory.json").doesNotContain("rollback");
    }
  }

  @Test
  void noMoreDocumentsAreLookedAtThanADirectoryMayHave() {
    StringBuilder body =
        new StringBuilder("{\"roots\":[],\"snapshot\":\"\",\"timestamp\":\"\",\"documents\":[");
    for (int i = 0; i <= 100_000; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"name\":\"n\",\"version\":")
          .append(i)
          .append(",\"jws\":\"\"}");
    }
    Served served =
        Objects.requireNonNull(
            Served.read(body.append("]}").toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(served.documents()).hasSize(100_000);
    assertThat(served.withoutDocuments().documents()).isEmpty();
  }

  @Test
  void onlyWhoTakesDocumentsRefusesOne() {
    for (int status : List.of(400, 401, 409, 422)) {
      assertThat(code("a: answered with status " + status)).isEqualTo(1);
    }
    for (int status : List.of(404, 405, 429, 500, 503)) {
      assertThat(code("a: timeout; b: answered with status " + status)).isEqualTo(3);
    }
  }

  private static int code(String message) {
    return Connection.unpublished(
            new java.io.UncheckedIOException(message, new java.io.IOException(message)))
        .code();
  }
}
