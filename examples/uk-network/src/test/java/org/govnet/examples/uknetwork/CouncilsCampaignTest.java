package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.govnet.api.AreaCode;
import org.govnet.api.ContractId;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.discovery.Directory;
import org.govnet.discovery.Lookup;
import org.govnet.discovery.ServiceOffer;
import org.govnet.node.GovnetNode;
import org.govnet.node.LocalNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every council of the United Kingdom in one network, and who answers for every place. */
@Tag("campaign")
class CouncilsCampaignTest {
  private static final ServiceOffer PLANNING =
      new ServiceOffer(ContractId.of("planning-applications"), 1);
  private static final ServiceOffer SOCIAL_CARE = new ServiceOffer(ContractId.of("social-care"), 1);

  @TempDir private static Path folder;
  private static @Nullable LocalNetwork network;
  private static @Nullable GovnetNode reader;
  private static List<Line> lines = List.of();

  /** A row, read in another way than the code that is tested reads it. */
  private record Line(
      String id, String code, String tier, String parent, String slug, String country) {}

  @BeforeAll
  static void admitEveryCouncil() throws IOException {
    Path file = CampaignData.file("local-authorities.csv");
    List<Line> all = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split(",", -1); // no cell before the name has a comma
      if (!cells[0].equals("id")) {
        all.add(new Line(cells[0], cells[1], cells[4], cells[5], cells[6], cells[7]));
      }
    }
    lines = List.copyOf(all);
    Clock clock = Clock.systemUTC();
    LocalNetwork local = LocalNetwork.start(NetworkId.of("uk-campaign"), folder, clock);
    network = local;
    GovnetNode asking =
        GovnetNode.builder(
                local.admit(NodeId.of("the-asking-node"), "A department", List.of(), List.of()),
                local.anchor())
            .start();
    reader = asking;
    PrintStream out = System.out;
    new CouncilRegister(local, asking, folder, clock).admitAll(file, new Report(out));
  }

  @AfterAll
  static void close() {
    if (reader != null) {
      reader.close();
    }
    if (network != null) {
      network.close();
    }
  }

  private static Directory directory() {
    return Objects.requireNonNull(reader).govnet().directory().current().orElseThrow();
  }

  private static String answering(Lookup lookup) {
    return lookup instanceof Lookup.Found found ? found.peer().node().value() : "nobody";
  }

  private static String planning(String code) {
    return answering(directory().serving(AreaCode.of(code), Tier.DISTRICT, PLANNING));
  }

  private static String socialCare(String code) {
    return answering(directory().serving(AreaCode.of(code), Tier.COUNTY, SOCIAL_CARE));
  }

  @Test
  void everyCouncilIsANode() {
    assertThat(lines).hasSize(382);
    assertThat(directory().leftOut()).isEmpty();
    assertThat(directory().areas()).hasSize(382);
    for (Line line : lines) {
      assertThat(directory().admission(NodeId.of(line.slug())))
          .as(line.slug())
          .hasValueSatisfying(
              admission -> assertThat(admission.areas()).containsExactly(AreaCode.of(line.code())));
    }
  }

  @Test
  void planningIsTheDistrictsOrTheSingleTiersAndNeverTheCountys() {
    Map<String, Integer> counts = new HashMap<>();
    for (Line line : lines) {
      String expected = line.tier().equals("1") ? "nobody" : line.slug();
      assertThat(planning(line.code())).as(line.code() + " " + line.slug()).isEqualTo(expected);
      counts.merge(line.tier(), 1, Integer::sum);
    }
    System.out.println("planning routed, by tier_id: " + counts);
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(382);
  }

  @Test
  void socialCareIsTheCountysOrTheSingleTiersAndNobodysInNorthernIreland() {
    Map<String, String> slugById = new HashMap<>();
    lines.forEach(line -> slugById.put(line.id(), line.slug()));
    int nobody = 0;
    for (Line line : lines) {
      String expected =
          line.country().equals("Northern Ireland")
              ? "nobody"
              : line.tier().equals("2")
                  ? slugById.getOrDefault(line.parent(), "no parent in the file")
                  : line.slug();
      assertThat(socialCare(line.code())).as(line.code() + " " + line.slug()).isEqualTo(expected);
      nobody += expected.equals("nobody") ? 1 : 0;
    }
    System.out.println("social care routed: " + (382 - nobody) + ", nobody's: " + nobody);
    assertThat(nobody).isEqualTo(11);
  }

  @Test
  void theTwoNewcastlesAreTwo() {
    assertThat(planning("E08000021")).isEqualTo("newcastle-upon-tyne");
    assertThat(socialCare("E08000021")).isEqualTo("newcastle-upon-tyne");
    assertThat(planning("E07000195")).isEqualTo("newcastle-under-lyme");
    assertThat(socialCare("E07000195")).isEqualTo("staffordshire");
  }

  @Test
  void northYorkshireAndSomersetAreSingleTiersWhateverTheirCodes() {
    for (String slug : List.of("north-yorkshire", "somerset")) {
      Line line = lines.stream().filter(each -> each.slug().equals(slug)).findFirst().orElseThrow();
      assertThat(line.tier()).isEqualTo("3");
      assertThat(directory().area(AreaCode.of(line.code())))
          .hasValueSatisfying(area -> assertThat(area.tier()).isEqualTo(Tier.SINGLE));
      assertThat(planning(line.code())).isEqualTo(slug);
      assertThat(socialCare(line.code())).isEqualTo(slug);
    }
  }
}
