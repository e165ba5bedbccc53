package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.govnet.discovery.ApiCatalogueCsv;
import org.govnet.discovery.CsvProblem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole UK government API catalogue, there and back. */
@Tag("campaign")
class CatalogueCampaignTest {
  @Test
  void everyRowIsReadAndWrittenAgainToTheByte() throws IOException {
    Path file = CampaignData.file("api-catalogue.csv");
    ApiCatalogueCsv csv = ApiCatalogueCsv.read(file);
    Map<String, Integer> wrong = new TreeMap<>();
    for (CsvProblem problem : csv.problems()) {
      wrong.merge(problem.field() + " " + problem.detail(), 1, Integer::sum);
    }
    System.out.println(
        csv.rows().size()
            + " rows, "
            + csv.entries().size()
            + " entries, "
            + csv.problems().size()
            + " problems: "
            + wrong);

    assertThat(csv.write().getBytes(StandardCharsets.UTF_8)).isEqualTo(Files.readAllBytes(file));
    assertThat(csv.columns()).isEqualTo(ApiCatalogueCsv.COLUMNS);
    assertThat(csv.rows()).hasSizeGreaterThan(200);
    // What is wrong with a row never takes the row away.
    assertThat(csv.entries()).hasSameSizeAs(csv.rows());
    assertThat(csv.rows()).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(csv.columns()));
    assertThat(csv.problems()).allSatisfy(each -> assertThat(each.line()).isGreaterThan(1));
  }

  @Test
  void itsEntriesSurviveAnExportOfOurOwn() throws IOException {
    List<CatalogueEntry> entries =
        ApiCatalogueCsv.read(CampaignData.file("api-catalogue.csv")).entries();
    String export = ApiCatalogueCsv.of(entries).write();
    assertThat(ApiCatalogueCsv.parse("export.csv", export).entries()).isEqualTo(entries);
  }
}
