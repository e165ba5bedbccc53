package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govnet.api.ApiTypes;
import org.govnet.api.ContractModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every contract keeps to its baseline, {@code docs/openapi/<contract>-v<version>.json}: what it
 * was when it was last agreed. A change that breaks nobody is written into it with {@code
 * -Dgovnet.baseline=write}; one that breaks somebody is a new major version, unless nobody uses the
 * contract yet: {@code -Dgovnet.baseline=force}.
 */
class BaselineTest {
  private static final Path FOLDER = Path.of("..", "docs", "openapi");
  private static final String COMMAND =
      "mvn -pl govnet-api test -Dtest=BaselineTest -Dgovnet.baseline=";
  private static final String MODE = System.getProperty("govnet.baseline", "check");

  private static Path file(ContractModel contract) {
    return FOLDER.resolve(contract.id() + "-v" + contract.version() + ".json");
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void aContractKeepsToItsBaseline(Class<?> type) throws IOException {
    ContractModel contract = ContractModel.of(type);
    Path file = file(contract);
    Map<String, Object> current = OpenApi.of(contract);
    String text = Documents.write(current);
    if (Files.exists(file)) {
      String baseline = Files.readString(file);
      requireUnbroken(contract, Compatibility.breaks(Documents.read(baseline), current));
      if (baseline.equals(text)) {
        return;
      }
    }
    if (MODE.equals("write") || MODE.equals("force")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
      return;
    }
    fail(
        file
            + (Files.exists(file) ? " is out of date, though nothing breaks" : " is missing")
            + "; write it with\n  "
            + COMMAND
            + "write");
  }

  private static void requireUnbroken(ContractModel contract, List<String> breaks) {
    if (!breaks.isEmpty() && !MODE.equals("force")) {
      fail(
          contract
              + " breaks those who use it:\n  "
              + String.join("\n  ", breaks)
              + "\nTake it back, or make a new major version. If nobody uses it yet:\n  "
              + COMMAND
              + "force");
    }
  }

  @Test
  void thereIsNoBaselineOfNothing() throws IOException {
    TreeSet<Path> expected =
        ApiTypes.contracts().stream()
            .map(type -> file(ContractModel.of(type)))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .as("a contract that is published may not go: its baseline has no contract any more")
          .isSubsetOf(expected);
    }
  }
}
