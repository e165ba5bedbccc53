package org.govnet.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static CsvTable read(String text) {
    return CsvTable.read("x.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> texts(CsvTable table) {
    return table.rows().stream().map(CsvTable.Row::texts).toList();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab,\"\r\n \uFEFF\u2615").ofMaxLength(30);
  }

  @Provide
  Arbitrary<List<List<String>>> cells() {
    return texts().list().ofMinSize(2).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(tries = 1_000)
  void whateverIsReadIsWrittenAgainToTheByte(@ForAll("texts") String text) {
    assertThat(read(text).write()).isEqualTo(text);
  }

  @Property(tries = 1_000)
  void whateverIsWrittenIsReadAgain(@ForAll("cells") List<List<String>> cells) {
    List<CsvTable.Row> rows =
        cells.stream()
            .map(row -> new CsvTable.Row(1, row.stream().map(CsvTable.Cell::of).toList(), "\r\n"))
            .toList();
    CsvTable again = read(new CsvTable(true, false, rows).write());
    assertThat(texts(again)).isEqualTo(cells);
    assertThat(again.unclosed()).isFalse();
  }

  @Test
  void countsLinesWithinQuotesToo() {
    CsvTable table = read("a,b\r\n\"1\r\n2\n3\r4\",\"x\"\"y\"z\n\n\"\"\nlast");
    assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(1L, 2L, 6L, 7L, 8L);
    assertThat(texts(table))
        .containsExactly(
            List.of("a", "b"),
            List.of("1\r\n2\n3\r4", "x\"yz"),
            List.of(""),
            List.of(""),
            List.of("last"));
    assertThat(table.rows())
        .extracting(CsvTable.Row::isBlank)
        .containsExactly(false, false, true, false, false);
  }
}
