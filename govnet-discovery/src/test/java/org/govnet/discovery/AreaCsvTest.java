package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.govnet.api.AreaCode;
import org.govnet.api.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaCsvTest {
  private static final AreaCode ADUR = AreaCode.of("E07000223");
  private static final AreaCode WEST_SUSSEX = AreaCode.of("E10000032");
  private static final AreaCode MANCHESTER = AreaCode.of("E08000003");
  private static final String LINKS = "id,gss,snac,tier_id,parent_local_authority_id,slug,name\n";
  private static final String UPPER =
      """
      LTLA24CD,LTLA24NM,UTLA24CD,UTLA24NM,ObjectId
      E07000223,Adur,E10000032,West Sussex,1
      E07000224,Arun,E10000032,West Sussex,2
      E08000003,Manchester,E08000003,Manchester,3
      """;
  private static final Area ADUR_AREA = new Area(ADUR, "Adur", Tier.DISTRICT, WEST_SUSSEX);

  private static List<String> problems(AreaCsv csv) {
    return csv.problems().stream().map(CsvProblem::toString).toList();
  }

  @Test
  void readsTheLinksManagersColumns() {
    AreaCsv csv =
        AreaCsv.parse(
            "la.csv",
            LINKS
                + "3,E07000223,45UB,2,400,adur,\"Adur District Council\"\n"
                + "400,E10000032,45,1,,west-sussex,West Sussex County Council\n"
                + "9,E08000003,00BN,3,,manchester,Manchester City Council\n");
    assertThat(csv.problems()).isEmpty();
    assertThat(csv.areas())
        .containsExactly(
            new Area(ADUR, "Adur District Council", Tier.DISTRICT, WEST_SUSSEX),
            new Area(WEST_SUSSEX, "West Sussex County Council", Tier.COUNTY, null),
            new Area(MANCHESTER, "Manchester City Council", Tier.SINGLE, null));
    AreaCsv.Row first = csv.rows().get(0);
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.cells()).containsEntry("slug", "adur").containsEntry("snac", "45UB");
  }

  @Test
  void aBadRowIsNamedByLineAndFieldAndStopsNothingButItself() {
    AreaCsv csv =
        AreaCsv.parse(
            "la.csv",
            LINKS
                + "1,E07000223,,2,77,adur,Adur\n" // no such parent
                + "2,E0700,,3,,a,A\n"
                + "3,E08000003,,3,,manchester,\"Manchester\n  City Council\"\n"
                + "4,E08000003,,3,,again,Manchester\n" // the same code
                + "5,E08000035,,4,,leeds,Leeds\n"
                + "6,,,3,,nowhere,Nowhere\n"
                + "7,E08000012,,3\n" // short
                + "\n"
                + "8,W06000011,,3,,swansea, Swansea ,and more\n"
                + "8,W06000015,,3,,cardiff,Cardiff\n");
    assertThat(problems(csv))
        .containsExactlyInAnyOrder(
            "la.csv line 2, field parent_local_authority_id: no row has the id \"77\"",
            "la.csv line 3, field gss: area code must be E, W, S or N and eight digits, as in"
                + " E08000003: \"E0700\"",
            "la.csv line 6, field gss: E08000003 is another place on line 4 of la.csv too",
            "la.csv line 7, field tier_id: must be county (1), district (2) or single (3): \"4\"",
            "la.csv line 8, field gss: is missing",
            "la.csv line 9, field name: is missing",
            "la.csv line 12, field id: another row has the id \"8\"");
    assertThat(csv.rows()).hasSize(2);
    assertThat(csv.rows().get(1).area().name()).isEqualTo("Swansea");
    assertThat(csv.rows().get(1).cells()).containsEntry("#8", "and more");
  }

  @Test
  void theTierFollowsFromTheLookUpOfLowerToUpperTier() {
    AreaCsv csv = AreaCsv.parse("lu.csv", UPPER);
    assertThat(csv.problems()).isEmpty();
    assertThat(csv.areas())
        .containsExactly(
            ADUR_AREA,
            new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
            new Area(AreaCode.of("E07000224"), "Arun", Tier.DISTRICT, WEST_SUSSEX),
            new Area(MANCHESTER, "Manchester", Tier.SINGLE, null));
  }

  @Test
  void whatTheFileContradictsIsReported() {
    AreaCsv csv =
        AreaCsv.parse(
            "lu.csv",
            UPPER
                + "E10000032,West Sussex,E10000032,West Sussex,4\n"
                + "E07000224,Arun,E10000012,Essex,5\n");
    assertThat(problems(csv))
        .containsExactly(
            "lu.csv line 5, field LTLA24CD: E10000032 is another place on line 2 of lu.csv too",
            "lu.csv line 6, field LTLA24CD: E07000224 is another place on line 3 of lu.csv too");
  }

  @Test
  void namesAloneAreRefusedSayingWhatIsNeeded() {
    String names = "LAD24CD,LAD24NM,LAD24NMW\nW06000011,Swansea,Abertawe\n";
    assertThatThrownBy(() -> AreaCsv.parse("lad.csv", names))
        .isInstanceOf(CsvRefused.class)
        .hasMessage(
            "lad.csv has names and codes alone, and what tier a place is does not follow from its"
                + " code: give the look-up of lower to upper tier (LTLA24CD, UTLA24CD) or of"
                + " districts to counties (LAD24CD, CTY24CD) with it, or add a column tier");
    // One of another year does not say it either.
    assertThatThrownBy(
            () ->
                AreaCsv.parse(
                    Map.of(
                        "lad.csv",
                        names,
                        "lu.csv",
                        UPPER.replace("24CD", "23CD").replace("24NM", "23NM"))))
        .isInstanceOf(CsvRefused.class);
  }

  @Test
  void aColumnOfTiersIsEnough() {
    AreaCsv csv =
        AreaCsv.parse(
            "lad.csv",
            """
            lad24cd,lad24nm,Tier,parent
            E07000223,Adur,district,E10000032
            W06000011,Swansea,single,
            E07000224,Arun,district,
            """);
    assertThat(csv.areas())
        .containsExactly(
            ADUR_AREA, new Area(AreaCode.of("W06000011"), "Swansea", Tier.SINGLE, null));
    assertThat(problems(csv)).containsExactly("lad.csv line 4, field parent: is missing");
  }

  @Test
  void namesGoWithALookUpOfTheSameYear() {
    String names = "LAD24CD,LAD24NM\nE07000223,Adur\nE08000003,Manchester\nE08000003,Twice\n";
    String counties =
        """
        LAD24CD,LAD24NM,CTY24CD,CTY24NM
        E07000223,Adur,E10000032,West Sussex
        E08000035,Leeds,E11000006,West Yorkshire
        E06000065,North Yorkshire,,
        E06000066,Somerset,E99999999,(pseudo)
        """;
    AreaCsv csv = AreaCsv.parse(Map.of("lad.csv", names, "cty.csv", counties));
    assertThat(csv.areas())
        .containsExactlyInAnyOrder(
            ADUR_AREA,
            new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
            new Area(AreaCode.of("E06000065"), "North Yorkshire", Tier.SINGLE, null),
            new Area(AreaCode.of("E06000066"), "Somerset", Tier.SINGLE, null),
            new Area(MANCHESTER, "Manchester", Tier.SINGLE, null));
    assertThat(problems(csv))
        .containsExactlyInAnyOrder(
            "cty.csv line 3, field CTY24CD: E11000006 has no council: give the look-up of lower to"
                + " upper tier (LTLA24CD, UTLA24CD) instead",
            "lad.csv line 4, field LAD24CD: E08000003 is on line 3 too");
    AreaCsv upper =
        AreaCsv.parse(Map.of("lad.csv", names + "S12000033,Aberdeen\n", "lu.csv", UPPER));
    assertThat(problems(upper))
        .containsExactly(
            "lad.csv line 5, field LAD24CD: no look-up has S12000033, so its tier is not known");
  }

  @Test
  void anOlderLookUpAndTheHistoryGiveWhatEnded() {
    String old =
        """
        LTLA22CD,LTLA22NM,UTLA22CD,UTLA22NM
        E07000163,Craven,E10000023,North Yorkshire
        E07000026,Allerdale,E10000006,Cumbria
        E07000223,Adur,E10000032,West Sussex (as it was)
        E07000999,Forgotten,E10000032,West Sussex (as it was)
        """;
    String changes =
        """
        GEOGCD,GEOGNM,GEOGCD_P,GEOGNM_P,OPER_DATE
        E06000065,North Yorkshire,E07000163,Craven,01/04/2023 00:00:00
        E06000065,North Yorkshire,E10000023,North Yorkshire,2023-04-01
        E06000063,Cumberland,E10000006,Cumbria,01/04/2023
        E06000064,Westmorland and Furness,E10000006,Cumbria,01/04/2023
        E06000063,Cumberland,E07000026,Allerdale,01/04/2023
        E07000027,Barrow,E07000026,Allerdale,01/04/1999
        E05000001,a ward,E05000002,another,01/04/2023
        E05000001,a ward,E05000001,renamed,31/04/2023
        E05000001,a ward,E05000003,another,31/04/2023
        """;
    AreaCsv csv = AreaCsv.parse(Map.of("old.csv", old, "new.csv", UPPER, "Changes.csv", changes));
    LocalDate last = LocalDate.of(2023, 3, 31);
    AreaCode northYorkshire = AreaCode.of("E10000023");
    AreaCode cumbria = AreaCode.of("E10000006");
    AreaCode cumberland = AreaCode.of("E06000063");
    AreaCode allerdale = AreaCode.of("E07000026");
    assertThat(csv.areas())
        .contains(
            ADUR_AREA,
            new Area(WEST_SUSSEX, "West Sussex", Tier.COUNTY, null),
            new Area(AreaCode.of("E07000163"), "Craven", Tier.DISTRICT, northYorkshire)
                .ending(last, List.of(AreaCode.of("E06000065"))),
            new Area(allerdale, "Allerdale", Tier.DISTRICT, cumbria)
                .ending(last, List.of(cumberland)),
            new Area(cumbria, "Cumbria", Tier.COUNTY, null)
                .ending(last, List.of(cumberland, AreaCode.of("E06000064"))));
    assertThat(problems(csv))
        .containsExactlyInAnyOrder(
            "old.csv line 5, field LTLA22CD: E07000999 is in no newer file, and no history given"
                + " says what became of it: give Changes.csv of the ONS's Code History Database",
            "Changes.csv line 10, field OPER_DATE: must be a date, as in 01/04/2023 or 2023-04-01:"
                + " \"31/04/2023\"");
  }

  @Test
  void missingColumnsAreNamed() {
    assertThatThrownBy(() -> AreaCsv.parse("x.csv", "gss,slug,name\n"))
        .hasMessage("x.csv has no column tier_id");
    assertThatThrownBy(() -> AreaCsv.parse("x.csv", "LTLA24CD,LTLA24NM,UTLA24CD\n"))
        .hasMessage("x.csv has no column UTLA24NM");
    assertThatThrownBy(() -> AreaCsv.parse("x.csv", "code,place\n"))
        .hasMessage(
            "x.csv has none of the columns gss, LAD24CD, LTLA24CD (of any year) and GEOGCD_P, only"
                + " [\"code\", \"place\"]");
    assertThatThrownBy(() -> AreaCsv.parse("x.csv", ""))
        .hasMessage("x.csv is empty: its first line must have the columns' names");
  }

  @Test
  void takesAByteOrderMarkCarriageReturnsAndQuotes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("lu.csv");
    Files.writeString(
        file,
        "\uFEFF"
            + String.join(
                "\r\n",
                "\"LTLA24CD\",\"LTLA24NM\",UTLA24CD,UTLA24NM",
                "",
                "\"E07000223\",\"Adur\",\"E10000032\",\"West \"\"Sussex\"\", of old\"",
                ""));
    AreaCsv csv = AreaCsv.read(file);
    assertThat(csv.problems()).isEmpty();
    assertThat(csv.areas())
        .extracting(Area::name)
        .containsExactly("Adur", "West \"Sussex\", of old");
    assertThat(csv.rows().get(0).line()).isEqualTo(3);
  }

  @Test
  void aQuoteThatIsNeverClosedIsReported() {
    assertThat(problems(AreaCsv.parse("lu.csv", UPPER + "E07000225,\"Chichester\n")))
        .contains("lu.csv line 5, field LTLA24CD: a quote is opened somewhere and never closed");
  }

  @Test
  void refusesWhatIsTooMuchOrNoText() {
    assertThatThrownBy(() -> CsvTable.read("x.csv", new byte[CsvTable.MAX_BYTES + 1]))
        .hasMessage("x.csv has more than 16 MiB");
    assertThatThrownBy(
            () ->
                CsvTable.read(
                    "x.csv", "\n".repeat(CsvTable.MAX_ROWS + 1).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("x.csv has more than 100000 lines");
    assertThatThrownBy(
            () -> CsvTable.read("x.csv", "Ynys M\u00f4n".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("x.csv is not UTF-8: save it as \"CSV UTF-8\"");
    byte[] wide = ",".repeat(CsvTable.MAX_CELLS).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> CsvTable.read("x.csv", wide))
        .hasMessage("x.csv has more than 1000 cells on line 1");
  }
}
