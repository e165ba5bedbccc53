package org.govnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govnet.api.Contract;
import org.govnet.api.WireObject;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCheckTest {
  /** What is answered by all of them. */
  @WireObject
  record Answer(String word) {}

  /** What is answered by one that has changed. */
  @WireObject
  record Changed(@Nullable String word, String more) {}

  @Contract(id = "words", version = 1)
  @jakarta.ws.rs.Path("/words/v1")
  interface Words {
    @GET
    @jakarta.ws.rs.Path("word")
    Answer word();
  }

  @Contract(id = "words", version = 1)
  @jakarta.ws.rs.Path("/words/v1")
  interface ChangedWords {
    @GET
    @jakarta.ws.rs.Path("word")
    Changed word();
  }

  @Contract(id = "words", version = 1)
  @jakarta.ws.rs.Path("/words/v1")
  interface MoreWords {
    @GET
    @jakarta.ws.rs.Path("word")
    Answer word();

    @GET
    @jakarta.ws.rs.Path("other-word")
    Answer other();
  }

  @Contract(id = "words", version = 1)
  @jakarta.ws.rs.Path("/words/v1")
  interface BadWords {
    @POST
    @jakarta.ws.rs.Path("a/b/c/d")
    Answer word();
  }

  @Test
  void passesAGoodContract(@TempDir Path folder) {
    Path baseline = folder.resolve("openapi").resolve("vehicle-enquiry-v1.json");
    ContractCheck.of(VehicleEnquiry.class)
        .keepsTheRules()
        .writeBaseline(baseline)
        .compatibleWith(baseline)
        .example(VehicleQuery.class, "{ \"registrationNumber\": \"AA19AAA\" }");
  }

  @Test
  void listsEveryBreachOfARule() {
    assertThatThrownBy(() -> ContractCheck.of(BadWords.class).keepsTheRules())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("UK-5 BadWords.word: its path is 4 resources deep")
        .hasMessageContaining("UK-13 BadWords.word: it writes");
  }

  @Test
  void listsEveryBreak(@TempDir Path folder) {
    Path baseline = folder.resolve("words-v1.json");
    ContractCheck.of(Words.class).writeBaseline(baseline);
    assertThatThrownBy(() -> ContractCheck.of(ChangedWords.class).compatibleWith(baseline))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "words v1 breaks those who use it as "
                + baseline
                + " has it:\n  GET /words/v1/word: answer member word (Answer.word) may now be"
                + " missing: callers that count on it cannot read the answer\n"
                + "Take it back, or make a new major version beside this one");
  }

  @Test
  void allowsWhatBreaksNobodyAndWritesIt(@TempDir Path folder) throws Exception {
    Path baseline = folder.resolve("words-v1.json");
    ContractCheck.of(Words.class).writeBaseline(baseline);
    ContractCheck.of(MoreWords.class).compatibleWith(baseline).writeBaseline(baseline);
    assertThat(Files.readString(baseline)).contains("/words/v1/other-word");
  }

  @Test
  void doesNotWriteOverWhatItBreaks(@TempDir Path folder) throws Exception {
    Path baseline = folder.resolve("words-v1.json");
    ContractCheck.of(MoreWords.class).writeBaseline(baseline);
    assertThatThrownBy(() -> ContractCheck.of(Words.class).writeBaseline(baseline))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /words/v1/other-word: the operation is gone");
    assertThat(Files.readString(baseline)).contains("/words/v1/other-word");
  }

  @Test
  void saysHowToMakeABaseline(@TempDir Path folder) {
    Path missing = folder.resolve("words-v1.json");
    assertThatThrownBy(() -> ContractCheck.of(Words.class).compatibleWith(missing))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "there is no baseline at "
                + missing
                + "; make it once, and keep it with the sources:"
                + " ContractCheck.of(Words.class).writeBaseline(Path.of(\""
                + missing
                + "\"))");
  }

  @Test
  void refusesWhatIsNoBaselineOfIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("other.json");
    ContractCheck.of(VehicleEnquiry.class).writeBaseline(file);
    assertThatThrownBy(() -> ContractCheck.of(Words.class).compatibleWith(file))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is no baseline of words v1")
        .hasMessageContaining("vehicle-enquiry v1, words v1");
    Files.writeString(file, "nothing");
    assertThatThrownBy(() -> ContractCheck.of(Words.class).compatibleWith(file))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not JSON");
  }

  @Test
  void refusesAnExampleThatIsNone() {
    ContractCheck check = ContractCheck.of(VehicleEnquiry.class);
    assertThatThrownBy(() -> check.example(VehicleQuery.class, "{}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the example is no VehicleQuery: ");
    assertThatThrownBy(
            () ->
                check.example(
                    VehicleQuery.class, "{\"registrationNumber\":\"AA19AAA\",\"colour\":\"RED\"}"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the example is not how a VehicleQuery is written:\n"
                + "  body /colour: expected \"RED\", got none");
  }
}
