package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UkNetworkDemoTest {
  private static final String EXCERPT =
      """
      id,gss,snac,local_custodian_code,tier_id,parent_local_authority_id,slug,country_name,homepage_url,name
      1,E08000035,00DA,4720,3,,leeds,England,https://leeds.example/,"Leeds City Council"
      2,E08000003,00BN,4215,3,,manchester,England,https://manchester.example/,Manchester City Council
      3,W06000011,00NX,6855,3,,swansea,Wales,https://swansea.example/,City and County of Swansea
      4,E10000032,45,3800,1,,west-sussex,England,https://westsussex.example/,West Sussex County Council
      5,E07000223,45UB,3805,2,4,adur,England,https://adur.example/,Adur District Council
      6,N09000003,95Z,8132,3,,belfast,Northern Ireland,https://belfast.example/,Belfast City Council
      7,X99,45,3800,1,,nowhere,England,https://nowhere.example/,Nowhere Council
      8,E07000224,45UC,3810,2,99,arun,England,https://arun.example/,Arun District Council
      9,E07000225,45UD,3815,4,4,chichester,England,https://chichester.example/,Chichester District Council
      """;

  @Test
  void everyJourneySucceedsThroughWhatIsBroken(@TempDir Path folder) throws IOException {
    Result result = run(folder, Optional.empty());

    assertThat(result.lines).last().isEqualTo("demo: 9 nodes, 20 journeys, 0 failed");
    assertThat(result.succeeded).as(String.join("\n", result.lines)).isTrue();
    assertThat(result.lines).filteredOn(line -> line.startsWith("demo: ")).hasSize(1);
    assertThat(result.lines)
        .anyMatch(
            line ->
                line.matches(
                    " *-- replica https://127.0.0.1:\\d+ of manchester is killed, and answers no more"))
        .anyMatch(
            line ->
                line.matches(
                    " *-- the directory https://127.0.0.1:\\d+ is killed, and answers no more; Leeds restarts"))
        .contains("   -- 10 contracts, 69 operations, each called")
        .anyMatch(
            line ->
                line.matches(
                    "17. A viewer asks five nodes, .* uses at 3 of 5 nodes, newest first; one was"
                        + " then delayed, and not shown"))
        .anyMatch(
            line ->
                line.matches(
                    " *\\S+Z liverpool +DISCLOSED_TO, pensions by Leeds City Council, for"
                        + " pension-guidance \\(pensions-demo\\)"))
        .anyMatch(line -> line.contains("altered in flight: refused: 400 digest-mismatch"))
        .anyMatch(line -> line.contains("sent a second time: refused: 401 replayed"));
  }

  @Test
  void admitsTheCouncilsOfAFileAndReportsTheRowsThatItCannotRead(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("local-authorities.csv");
    Files.writeString(file, EXCERPT);

    Result result = run(folder.resolve("network"), Optional.of(file));

    assertThat(result.succeeded).as(String.join("\n", result.lines)).isTrue();
    assertThat(result.lines)
        .anyMatch(
            line ->
                line.matches("directory: 6 councils admitted, 6 areas routed, \\d+ bytes, \\d+ ms"))
        .contains(
            "   "
                + file
                + " line 8, field gss: area code must be E, W, S or N and eight digits, as in E08000003: \"X99\"",
            "   " + file + " line 9, field parent_local_authority_id: no row has the id \"99\"",
            "   "
                + file
                + " line 10, field tier_id: must be county (1), district (2) or single (3): \"4\"");
  }

  private record Result(boolean succeeded, List<String> lines) {}

  private static Result run(Path folder, Optional<Path> councils) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean succeeded;
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      succeeded = UkNetworkDemo.run(out, folder, councils);
    }
    return new Result(succeeded, bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
