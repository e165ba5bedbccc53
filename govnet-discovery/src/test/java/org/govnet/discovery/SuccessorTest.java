package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govnet.discovery.World.PLANNING;
import static org.govnet.discovery.World.SERVICE;
import static org.govnet.discovery.World.sign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.govnet.api.AreaCode;
import org.govnet.api.NodeId;
import org.govnet.api.Tier;
import org.govnet.trust.SigningKey;
import org.junit.jupiter.api.Test;

/** Places that merge, split and end, as English counties and districts did in April 2023. */
class SuccessorTest {
  private static final LocalDate LAST = LocalDate.of(2023, 3, 31);
  private static final AreaCode OLD_NORTH_YORKSHIRE = AreaCode.of("E10000023");
  private static final AreaCode NORTH_YORKSHIRE = AreaCode.of("E06000065");
  private static final List<AreaCode> ITS_DISTRICTS =
      IntStream.rangeClosed(163, 169).mapToObj(i -> AreaCode.of("E07000" + i)).toList();
  private static final AreaCode CUMBRIA = AreaCode.of("E10000006");
  private static final AreaCode CUMBERLAND = AreaCode.of("E06000063");
  private static final AreaCode WESTMORLAND = AreaCode.of("E06000064");
  private static final AreaCode ALLERDALE = AreaCode.of("E07000026");
  private static final AreaCode SOUTH_LAKELAND = AreaCode.of("E07000031");
  private static final AreaCode OLD_SOMERSET = AreaCode.of("E10000027");
  private static final AreaCode SOMERSET = AreaCode.of("E06000066");
  private static final AreaCode WEST_SOMERSET = AreaCode.of("E07000191");
  private static final AreaCode SOMERSET_WEST = AreaCode.of("E07000246");

  private final World world = new World();

  private static Area single(AreaCode code, String name) {
    return new Area(code, name, Tier.SINGLE, null);
  }

  private static Area county(AreaCode code, String name) {
    return new Area(code, name, Tier.COUNTY, null);
  }

  private static Area district(AreaCode code, String name, AreaCode county) {
    return new Area(code, name, Tier.DISTRICT, county);
  }

  private static List<Area> england() {
    List<Area> areas = new ArrayList<>();
    areas.add(single(NORTH_YORKSHIRE, "North Yorkshire"));
    areas.add(
        county(OLD_NORTH_YORKSHIRE, "North Yorkshire").ending(LAST, List.of(NORTH_YORKSHIRE)));
    ITS_DISTRICTS.forEach(
        code ->
            areas.add(
                district(code, "one of seven", OLD_NORTH_YORKSHIRE)
                    .ending(LAST, List.of(NORTH_YORKSHIRE))));
    areas.add(single(CUMBERLAND, "Cumberland"));
    areas.add(single(WESTMORLAND, "Westmorland and Furness"));
    areas.add(county(CUMBRIA, "Cumbria").ending(LAST, List.of(CUMBERLAND, WESTMORLAND)));
    areas.add(district(ALLERDALE, "Allerdale", CUMBRIA).ending(LAST, List.of(CUMBERLAND)));
    areas.add(
        district(SOUTH_LAKELAND, "South Lakeland", CUMBRIA).ending(LAST, List.of(WESTMORLAND)));
    areas.add(single(SOMERSET, "Somerset"));
    areas.add(county(OLD_SOMERSET, "Somerset").ending(LAST, List.of(SOMERSET)));
    areas.add(
        district(SOMERSET_WEST, "Somerset West and Taunton", OLD_SOMERSET)
            .ending(LAST, List.of(SOMERSET)));
    areas.add(
        district(WEST_SOMERSET, "West Somerset", OLD_SOMERSET)
            .ending(LocalDate.of(2019, 3, 31), List.of(SOMERSET_WEST)));
    return areas;
  }

  /** Nodes by name, one for each place; every one offers {@link World#SERVICE}. */
  private Directory directory(List<Area> areas, List<AreaCode> served) {
    List<String> documents = new ArrayList<>(List.of(world.centre().register(1, areas)));
    for (AreaCode code : served) {
      SigningKey key = World.key();
      NodeId node = NodeId.of("serves-" + code.value().toLowerCase(java.util.Locale.ROOT));
      documents.add(
          world
              .centre()
              .admit(
                  1,
                  node,
                  "a council",
                  key.key(),
                  List.of(code),
                  List.of(PLANNING),
                  List.of(node + ".example")));
      documents.add(sign(world.descriptor(node, 1, 1, World.key().key()), key));
    }
    return world.verify(world.bundle(1, documents));
  }

  private static void assertServes(Directory directory, AreaCode asked, AreaCode by) {
    for (Tier tier : List.of(Tier.COUNTY, Tier.DISTRICT)) {
      assertThat(directory.serving(asked, tier, SERVICE))
          .as(asked + " at " + tier)
          .isInstanceOfSatisfying(
              Lookup.Found.class,
              found ->
                  assertThat(found.peer().node().value()).isEqualToIgnoringCase("serves-" + by));
    }
  }

  @Test
  void sevenDistrictsAndTheirCountyAreAnsweredByTheOneTheyBecame() {
    Directory directory = directory(england(), List.of(NORTH_YORKSHIRE));
    assertThat(directory.leftOut()).isEmpty();
    assertServes(directory, OLD_NORTH_YORKSHIRE, NORTH_YORKSHIRE);
    ITS_DISTRICTS.forEach(code -> assertServes(directory, code, NORTH_YORKSHIRE));
    assertServes(directory, NORTH_YORKSHIRE, NORTH_YORKSHIRE);
  }

  @Test
  void aCountyThatWasSplitNamesWhatItBecameAndItsDistrictsKnowTheirs() {
    Directory directory = directory(england(), List.of(CUMBERLAND, WESTMORLAND));
    Lookup split =
        new Lookup.NotRegistered(
            "E10000006 (Cumbria) ended on 2023-03-31 and was split among E06000063 (Cumberland),"
                + " E06000064 (Westmorland and Furness): ask for one of them",
            List.of(CUMBERLAND, WESTMORLAND));
    assertThat(directory.serving(CUMBRIA, Tier.COUNTY, SERVICE)).isEqualTo(split);
    assertThat(directory.serving(CUMBRIA, Tier.DISTRICT, SERVICE)).isEqualTo(split);
    assertServes(directory, ALLERDALE, CUMBERLAND);
    assertServes(directory, SOUTH_LAKELAND, WESTMORLAND);
  }

  @Test
  void aChainOfSuccessorsIsFollowedToItsEnd() {
    Directory directory = directory(england(), List.of(SOMERSET));
    assertServes(directory, WEST_SOMERSET, SOMERSET);
    assertServes(directory, OLD_SOMERSET, SOMERSET);
  }

  @Test
  void theEndedPlacesOwnNodeAnswersForItNoMore() {
    Directory directory = directory(england(), List.of(SOMERSET, SOMERSET_WEST));
    assertServes(directory, SOMERSET_WEST, SOMERSET);
  }

  @Test
  void aPlaceAnswersForItselfUntilTheEndOfItsLastDayInBritishTime() {
    // It is noon in August 2026. On the last day, British Summer Time is an hour ahead of UTC.
    LocalDate last = LocalDate.of(2026, 8, 31);
    AreaCode adur = English.ADUR;
    List<Area> areas =
        List.of(
            county(English.WEST_SUSSEX, "West Sussex").ending(last, List.of(CUMBERLAND)),
            district(adur, "Adur", English.WEST_SUSSEX),
            single(CUMBERLAND, "any other"));
    // Within what the documents hold: a descriptor is good for 7 days.
    world.clock.advance(Duration.ofDays(20));
    Directory directory = directory(areas, List.of(adur, English.WEST_SUSSEX, CUMBERLAND));
    Lookup before = directory.serving(adur, Tier.COUNTY, SERVICE);
    world.clock.advance(Duration.ofDays(2).plusHours(10).plusMinutes(59).plusSeconds(59));
    assertThat(directory.serving(adur, Tier.COUNTY, SERVICE)).isEqualTo(before);
    assertThat(before.toString()).contains("serves-e10000032");
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(directory.serving(adur, Tier.COUNTY, SERVICE).toString())
        .contains("serves-e06000063");
    assertThat(directory.serving(adur, Tier.DISTRICT, SERVICE).toString())
        .contains("serves-e07000223");
  }

  @Test
  void aPlaceThatEndedWithoutSuccessorIsNobodys() {
    Directory directory =
        directory(List.of(single(SOMERSET, "Somerset").ending(LAST, List.of())), List.of(SOMERSET));
    assertThat(directory.leftOut()).isEmpty();
    assertThat(directory.serving(SOMERSET, Tier.COUNTY, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "E06000066 (Somerset) ended on 2023-03-31 and has no successor"));
  }

  @Test
  void aCircleIsReportedAndHarmsNobodyElse() {
    List<Area> areas =
        List.of(
            single(SOMERSET, "Somerset").ending(LAST, List.of(CUMBERLAND)),
            single(CUMBERLAND, "Cumberland").ending(LAST, List.of(SOMERSET)),
            single(WESTMORLAND, "Westmorland and Furness"));
    Directory directory = directory(areas, List.of(SOMERSET, WESTMORLAND));
    assertThat(directory.leftOut())
        .containsExactlyInAnyOrder(
            "area E06000066, successors: they lead in a circle, or on through more than 20 places",
            "area E06000063, successors: they lead in a circle, or on through more than 20 places");
    assertThat(directory.serving(SOMERSET, Tier.COUNTY, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "the successors of E06000066 (Somerset) lead in a circle, or on through more than"
                    + " 20 places"));
    assertServes(directory, WESTMORLAND, WESTMORLAND);
  }

  @Test
  void anEndlessChainIsNotFollowed() {
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      areas.add(
          single(AreaCode.of("E0900" + (1_000 + i)), "link")
              .ending(LAST, List.of(AreaCode.of("E0900" + (1_001 + i)))));
    }
    areas.add(single(AreaCode.of("E09002000"), "end"));
    Directory directory = directory(areas, List.of(AreaCode.of("E09002000")));
    assertThat(directory.serving(AreaCode.of("E09001000"), Tier.COUNTY, SERVICE).toString())
        .contains("more than 20");
    assertServes(directory, AreaCode.of("E09001980"), AreaCode.of("E09002000"));
    assertThat(directory.serving(AreaCode.of("E09001979"), Tier.COUNTY, SERVICE).toString())
        .contains("more than 20");
  }

  @Test
  void unknownParentsAndSuccessorsAreReportedAndThePlaceStays() {
    List<Area> areas =
        List.of(
            district(ALLERDALE, "Allerdale", CUMBRIA),
            district(SOUTH_LAKELAND, "South Lakeland", ALLERDALE),
            single(SOMERSET, "Somerset").ending(LAST, List.of(CUMBERLAND)),
            single(WESTMORLAND, "W").ending(LAST, List.of(CUMBERLAND, ALLERDALE)));
    Directory directory = directory(areas, List.of(ALLERDALE));
    assertThat(directory.leftOut())
        .containsExactlyInAnyOrder(
            "area E07000026, parent: E10000006 is not registered",
            "area E07000031, parent: E07000026 is a district, not a county",
            "area E06000066, successors: [E06000063] are not registered",
            "area E06000064, successors: [E06000063] are not registered");
    assertThat(directory.serving(ALLERDALE, Tier.DISTRICT, SERVICE))
        .isInstanceOf(Lookup.Found.class);
    assertThat(directory.serving(ALLERDALE, Tier.COUNTY, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "E07000026 (Allerdale) lies in county E10000006, which is not registered"));
    assertThat(directory.serving(SOUTH_LAKELAND, Tier.COUNTY, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "E07000031 (South Lakeland) lies in E07000026 (Allerdale), which is no county"));
    assertThat(directory.serving(SOMERSET, Tier.COUNTY, SERVICE))
        .isEqualTo(
            new Lookup.NotRegistered(
                "area E06000063 is not registered, and it is the successor of E06000066"));
    // One of two is not registered: to answer with the other would be a guess.
    assertThat(directory.serving(WESTMORLAND, Tier.COUNTY, SERVICE))
        .isInstanceOfSatisfying(
            Lookup.NotRegistered.class,
            no -> assertThat(no.successors()).containsExactly(CUMBERLAND, ALLERDALE));
  }

  @Test
  void aPlaceWithoutAnEndIsWrittenAsBefore() throws Exception {
    assertThat(new String(WireJson.write(single(SOMERSET, "Somerset")), StandardCharsets.UTF_8))
        .isEqualTo("{\"code\":\"E06000066\",\"name\":\"Somerset\",\"tier\":\"single\"}");
    Area ended = single(SOMERSET, "Somerset").ending(LAST, List.of(CUMBERLAND));
    String json =
        "{\"code\":\"E06000066\",\"name\":\"Somerset\",\"tier\":\"single\",\"endDate\":\"2023-03-31\","
            + "\"successors\":[\"E06000063\"]}";
    assertThat(new String(WireJson.write(ended), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(WireJson.read(json.getBytes(StandardCharsets.UTF_8), Area.class)).isEqualTo(ended);
  }

  @Test
  void refusesSuccessorsThatCannotBe() {
    Area area = single(SOMERSET, "Somerset");
    assertThatThrownBy(() -> new Area(SOMERSET, "S", Tier.SINGLE, null, null, List.of(CUMBERLAND)))
        .hasMessage("area E06000066 has successors and no endDate: say when it ends");
    assertThatThrownBy(() -> area.ending(LAST, List.of(SOMERSET)))
        .hasMessage(
            "area E06000066 has itself or one place twice among its successors: [E06000066]");
    assertThatThrownBy(() -> area.ending(LAST, Collections.nCopies(2, CUMBERLAND)))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> area.ending(LAST, Collections.nCopies(21, CUMBERLAND)))
        .hasMessage("area E06000066 has 21 successors, and at most 20 are allowed");
    assertThat(area.ending(LAST, List.of()).successors()).isNull();
  }
}
