package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.junit.jupiter.api.Test;

class ApiCatalogueCsvTest {
  private static final String TEN =
      "url,name,description,documentation,license,maintainer,areaServed,startDate,endDate,provider";

  /** Every trap at once: cells that are wrong, unknown columns, quotes, blank and short lines. */
  private static final String TRAPS =
      String.join(
          "\r\n",
          "\uFEFFdateAdded,colour,url,name,description,startDate,endDate,provider,documentation",
          "2026-01-02,red,https://a.example/v1,\"A, \"\"the\"\" first\",\"Two\nlines\","
              + "in service,,a,https://a.example/docs",
          "",
          "2026-02-30,,not a url,\"B\",=HYPERLINK(\"x\"),2026-02-01,2026-01-01,b,ftp://b.example",
          ",,,,x,,,c,",
          "short,row",
          "2026-01-02,,https://d.example/{id},D,  spaced  ,,,d,,one too many",
          "\"\",,https://e.example,E,\"unquoted need\"!,,,e,");

  @Test
  void everyCellSurvivesAndWhatIsWrongIsNamedByLineAndField() {
    ApiCatalogueCsv csv = ApiCatalogueCsv.parse("c.csv", TRAPS);
    assertThat(csv.write()).isEqualTo(TRAPS);
    assertThat(csv.rows()).hasSize(6);
    assertThat(csv.columns()).contains("colour");
    assertThat(csv.rows().get(0).cells()).contains("red", "A, \"the\" first", "Two\nlines");
    assertThat(csv.problems())
        .extracting(CsvProblem::toString)
        .containsExactly(
            "c.csv line 2, field startDate: must be a date, as in 2026-04-01: \"in service\"",
            "c.csv line 5, field url: must be an http or https URL: \"not a url\"",
            "c.csv line 5, field documentation: must be an http or https URL: \"ftp://b.example\"",
            "c.csv line 5, field dateAdded: must be a date, as in 2026-04-01: \"2026-02-30\"",
            "c.csv line 5, field endDate: is before startDate, 2026-02-01",
            "c.csv line 6, field url: is missing",
            "c.csv line 6, field name: is missing",
            "c.csv line 7, field colour: the row has 2 cells, and the first line 9",
            "c.csv line 7, field url: is missing",
            "c.csv line 7, field name: is missing",
            "c.csv line 7, field description: is missing",
            "c.csv line 7, field provider: is missing",
            "c.csv line 7, field dateAdded: must be a date, as in 2026-04-01: \"short\"",
            "c.csv line 8, field documentation: the row has 10 cells, and the first line 9",
            "c.csv line 8, field url: must be an http or https URL: \"https://d.example/{id}\"");
    assertThat(csv.entries())
        .extracting(CatalogueEntry::name)
        .containsExactly("A, \"the\" first", "B", "D", "E");
    assertThat(csv.entries().get(1).description()).isEqualTo("=HYPERLINK(\"x\")");
  }

  @Test
  void entriesGoThereAndBack() {
    CatalogueEntry whole =
        new CatalogueEntry(
            URI.create("https://a.example/v1"),
            "A, \"quoted\"",
            "-1 line\nand another",
            URI.create("https://a.example/docs"),
            "OGL",
            "someone@a.example",
            "England",
            LocalDate.of(2026, 4, 1),
            LocalDate.of(2031, 3, 31),
            "a",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 2, 1));
    CatalogueEntry bare =
        new CatalogueEntry(null, "B", null, null, null, null, null, null, null, null, null, null);
    ApiCatalogueCsv csv = ApiCatalogueCsv.of(List.of(whole, bare));
    ApiCatalogueCsv again = ApiCatalogueCsv.parse("c.csv", csv.write());
    assertThat(again.entries()).containsExactly(whole, bare);
    assertThat(again.columns()).isEqualTo(ApiCatalogueCsv.COLUMNS);
    assertThat(again.rows()).extracting(ApiCatalogueCsv.Row::line).containsExactly(2L, 4L);
    assertThat(csv.rows()).extracting(ApiCatalogueCsv.Row::line).containsExactly(2L, 4L);
  }

  @Test
  void theStandardsTenColumnsAreEnough() {
    ApiCatalogueCsv csv =
        ApiCatalogueCsv.parse("c.csv", TEN + "\nhttps://a.example,A,what,,,,,,,a\n");
    assertThat(csv.problems()).isEmpty();
    assertThat(csv.entries()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoCatalogue() {
    assertThatThrownBy(() -> ApiCatalogueCsv.parse("c.csv", "url,title\n"))
        .isInstanceOf(CsvRefused.class)
        .hasMessageStartingWith("c.csv has no column name: a catalogue has dateAdded,");
    assertThatThrownBy(() -> ApiCatalogueCsv.parse("c.csv", "\n\n"))
        .hasMessage("c.csv is empty: its first line must have the columns' names");
  }

  @Property(tries = 300)
  void nothingIsLostWhateverTheRowsAre(@ForAll String rows) {
    // Half a surrogate pair is in no UTF-8 file.
    String text = TEN + "\n" + rows.replaceAll("\\p{Cs}", "?");
    assertThat(ApiCatalogueCsv.parse("c.csv", text).write()).isEqualTo(text);
  }
}
