package org.govnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.govnet.api.Contract;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.PersonalData;
import org.govnet.api.ProblemException;
import org.govnet.api.Purpose;
import org.govnet.api.WireObject;
import org.govnet.client.Govnet;
import org.govnet.discovery.Identity;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/agreements.md does what it says: its commands are run, in their order. */
class AgreementPageTest {
  private static final NodeId MANCHESTER = NodeId.of("manchester");

  @TempDir private java.nio.file.Path folder;
  private final StringBuilder said = new StringBuilder();

  /** What Manchester has. */
  @Contract(id = "cases", version = 1)
  @Path("/cases/v1")
  @Consumes("application/json")
  @Produces("application/json")
  public interface Cases {
    /** About somebody. */
    @PersonalData(subject = "id", purposes = "fostering", specialCategory = true)
    @GET
    @Path("cases/{id}")
    Case one(@PathParam("id") String id);
  }

  /** What is told. */
  @WireObject
  public record Case(String text) {}

  @Test
  void everyCommandOfThePageRuns() throws Exception {
    Clock clock = Clock.systemUTC();
    java.nio.file.Path net = folder.resolve("net");
    try (LocalNetwork network = LocalNetwork.start(NetworkId.of("uk-test"), net, clock)) {
      network.anchor().save(net.resolve("anchor.json"));
      Identity manchester = network.admit(MANCHESTER, "Manchester", List.of(), List.of());
      Identity leeds = network.admit(NodeId.of("leeds"), "Leeds", List.of(), List.of());
      Cases cases = id -> new Case(id);
      try (GovnetNode node = GovnetNode.builder(manchester, network.anchor()).serve(cases).start();
          Govnet asking = Govnet.join(leeds, network.anchor())) {
        assertThat(node.govnet().directory().refresh()).isTrue();
        run(asking);
      }
    }
    assertThat(said.toString())
        .contains("title must be 1 to 200 characters")
        .contains("state: PROPOSED")
        .contains("- **Step 5, onward disclosure**: denied")
        .contains("signed by: leeds, manchester")
        .contains("state: AGREED")
        .contains("state: REVOKED");
  }

  private void run(Govnet asking) throws Exception {
    Cases cases =
        asking
            .forPurpose(
                Purpose.of("fostering"),
                LegalBasis.publicTask().with(LegalBasis.Article9.HEALTH_OR_SOCIAL_CARE))
            .client(Cases.class, MANCHESTER);
    int ran = 0;
    for (String line :
        PageCommands.of("docs/agreements.md", List.of("govnet ", "! govnet ", "complete "))) {
      if (line.startsWith("complete ")) {
        complete();
      } else {
        run(line);
      }
      ran++;
      boolean agreed =
          Files.exists(folder.resolve("net/agreed.json"))
              && line.contains("--dir net/leeds net/agreed");
      if (agreed) {
        assertThat(cases.one("7").text()).isEqualTo("7");
      }
    }
    assertThat(ran).isGreaterThan(12);
    assertThat(catchCode(cases)).isIn("agreement-missing", "agreement-not-live");
  }

  private static String catchCode(Cases cases) {
    try {
      return cases.one("7").text();
    } catch (ProblemException e) {
      return e.problem().code();
    }
  }

  /** As an officer does in an editor. */
  private void complete() throws Exception {
    java.nio.file.Path draft = folder.resolve("net/draft.json");
    String text = Files.readString(draft);
    for (String blank : List.of("title", "information", "method", "retention")) {
      text = text.replace("\"" + blank + "\":\"\"", "\"" + blank + "\":\"the " + blank + "\"");
    }
    Files.writeString(
        draft,
        text.replace("\"powers\":[]", "\"powers\":[\"Children Act 1989 section 47\"]")
            .replace("[\"one\",\"open\"]", "[\"one\"]"));
  }

  private void run(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments =
        PageCommands.words(line).stream().map(this::resolved).toArray(String[]::new);
    int code =
        new Cli(folder.resolve("home"))
            .run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    said.append(out).append(err);
    assertThat(code).as("%s\n%s%s", line, out, err).isEqualTo(line.startsWith("! ") ? 4 : 0);
  }

  private String resolved(String word) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    String text =
        word.replace("$TODAY", today.toString()).replace("$LATER", today.plusYears(1).toString());
    return text.startsWith("net/") ? folder.resolve(text).toString() : text;
  }
}
