package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.govnet.api.AreaCode;
import org.govnet.api.ContractId;
import org.govnet.api.NodeId;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryCatalogueTest {
  private static final Instant SINCE = Instant.parse("2026-08-09T23:30:00Z");

  private final World world = new World();

  private static DirectoryCatalogue.Provider provider(
      String node, String name, List<AreaCode> areas, ServiceOffer... services) {
    Peer peer =
        new Peer(
            NodeId.of(node),
            name,
            List.of(
                World.replica("https://" + node + ".example/govnet"),
                World.replica("https://second.example")),
            Set.of(services));
    return new DirectoryCatalogue.Provider(peer, SINCE, areas);
  }

  private static String csv(DirectoryCatalogue.Provider... providers) throws IOException {
    StringBuilder out = new StringBuilder();
    new DirectoryCatalogue(List.of(providers), code -> "Place " + code).writeTo(out);
    return out.toString();
  }

  private static CatalogueEntry only(String csv) {
    ApiCatalogueCsv read = ApiCatalogueCsv.parse("c.csv", csv);
    assertThat(read.problems()).isEmpty();
    assertThat(read.entries()).hasSize(1);
    return read.entries().get(0);
  }

  @Test
  void hasARowForEachServiceOfEachNode() {
    Directory directory = world.verify(world.bundle(1, world.documents()));
    String csv = DirectoryCatalogue.csv(directory);
    assertThat(csv)
        .isEqualTo(
            """
            dateAdded,dateUpdated,url,name,description,documentation,license,maintainer,areaServed,startDate,endDate,provider
            ,,https://manchester.example/govnet/planning-applications/v1,Planning applications v1,Version 1 of the contract planning-applications.,https://manchester.example/govnet/govnet/v1/openapi/planning-applications/v1,,,Manchester,2026-08-09,,Manchester City Council
            ,,https://swansea.example/govnet/planning-applications/v1,Planning applications v1,Version 1 of the contract planning-applications.,https://swansea.example/govnet/govnet/v1/openapi/planning-applications/v1,,,W06000011,2026-08-09,,Swansea Council
            """);
    ApiCatalogueCsv read = ApiCatalogueCsv.parse("c.csv", csv);
    assertThat(read.problems()).isEmpty();
    assertThat(ApiCatalogueCsv.of(read.entries()).write()).isEqualTo(csv);
  }

  @Test
  void startsOnTheDayInTheUnitedKingdom() throws IOException {
    CatalogueEntry entry = only(csv(provider("york", "York", List.of(), World.SERVICE)));
    assertThat(entry.startDate()).isEqualTo("2026-08-10");
    assertThat(entry.endDate()).isNull();
    assertThat(entry.areaServed()).isNull();
    assertThat(entry.url())
        .isEqualTo(URI.create("https://york.example/govnet/planning-applications/v1"));
  }

  @Test
  void leavesOutWhoeverHasNotSaidWhereItIsOrHasEnded() {
    List<String> documents =
        List.of(world.manchester(1), world.swansea(1), world.manchesterDescriptor(1));
    Directory directory = world.verify(world.bundle(1, documents));
    assertThat(DirectoryCatalogue.csv(directory)).contains("manchester").doesNotContain("swansea");
    DirectoryCatalogue before = DirectoryCatalogue.of(directory);
    assertThat(before.isStillOf(directory)).isTrue();
    world.clock.advance(Duration.ofDays(7));
    assertThat(before.isStillOf(directory)).isFalse();
    assertThat(DirectoryCatalogue.csv(directory)).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil.example\")",
        "+44",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\r\n=1",
        "\uFF1D1"
      })
  void disarmsWhatASpreadsheetWouldRun(String name) throws IOException {
    String csv = csv(provider("york", name, List.of(), World.SERVICE));
    String provider = only(csv).provider();
    assertThat(provider).startsWith("'").isEqualTo("'" + name.strip());
    assertThat(csv).hasLineCount(2);
  }

  @Test
  void disarmsThePlaceToo() throws IOException {
    StringBuilder out = new StringBuilder();
    List<AreaCode> areas = List.of(World.MANCHESTER_AREA, AreaCode.of("W06000011"));
    new DirectoryCatalogue(
            List.of(provider("york", "York", areas, World.SERVICE)),
            code -> code.equals(World.MANCHESTER_AREA) ? "@cmd" : "\n")
        .writeTo(out);
    assertThat(only(out.toString()).areaServed()).isEqualTo("'@cmd, W06000011");
  }

  @Test
  void keepsNamesOnOneLineAndWithinTheirLength() throws IOException {
    CatalogueEntry quoted =
        only(csv(provider("york", "A \"B\",\nC\u0000D", List.of(), World.SERVICE)));
    assertThat(quoted.provider()).isEqualTo("A \"B\", C D");
    assertThat(only(csv(provider("york", "\n \u0007", List.of(), World.SERVICE))).provider())
        .isEqualTo("york");
    String faces = "x" + "\uD83D\uDE00".repeat(200);
    CatalogueEntry cut = only(csv(provider("york", faces, List.of(), World.SERVICE)));
    assertThat(cut.provider()).isEqualTo("x" + "\uD83D\uDE00".repeat(99));
  }

  @Test
  void saysHowManyMorePlacesThereAre() throws IOException {
    List<AreaCode> areas =
        IntStream.range(0, 500).mapToObj(i -> AreaCode.of("E%08d".formatted(i))).toList();
    CatalogueEntry entry = only(csv(provider("york", "York", areas, World.SERVICE)));
    String served = String.valueOf(entry.areaServed());
    assertThat(served)
        .startsWith("Place E00000000, Place E00000001, ")
        .endsWith(" more")
        .hasSizeLessThanOrEqualTo(CatalogueEntry.MAX_TEXT);
    int named = served.split(", ", -1).length;
    assertThat(served).endsWith(" and " + (500 - named) + " more");
  }

  @Test
  void writesALargeNetworkALineAtATime() throws IOException {
    ServiceOffer[] services =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> new ServiceOffer(ContractId.of("contract-" + (char) ('a' + i)), i))
            .toArray(ServiceOffer[]::new);
    List<DirectoryCatalogue.Provider> providers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      providers.add(provider("node-" + i, "Council " + i, List.of(), services));
    }
    Lines lines = new Lines();
    DirectoryCatalogue catalogue = new DirectoryCatalogue(providers, AreaCode::value);
    catalogue.writeTo(lines);
    assertThat(lines.count).isEqualTo(100_001);
    assertThat(lines.longest).isLessThan(1_000);
    assertThat(catalogue.tag()).hasSize(43);
  }

  /** Keeps nothing of what is written to it. */
  private static final class Lines implements Appendable {
    private int count;
    private int longest;

    @Override
    public Appendable append(CharSequence text) {
      longest = Math.max(longest, text.length());
      count += (int) text.chars().filter(c -> c == '\n').count();
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      return append(String.valueOf(c));
    }
  }

  @Test
  void isTheSameUntilAnybodyChanges() {
    Directory first = world.verify(world.bundle(1, world.documents()));
    Directory renewed = world.verify(world.bundle(2, world.documents()), first);
    assertThat(renewed.tag()).isNotEqualTo(first.tag());
    assertThat(DirectoryCatalogue.of(renewed).tag()).isEqualTo(DirectoryCatalogue.of(first).tag());
    Directory fewer =
        world.verify(world.bundle(1, List.of(world.manchester(1), world.manchesterDescriptor(1))));
    assertThat(DirectoryCatalogue.of(fewer).tag()).isNotEqualTo(DirectoryCatalogue.of(first).tag());
  }
}
