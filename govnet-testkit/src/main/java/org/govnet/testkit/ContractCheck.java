package org.govnet.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.govnet.api.BadContract;
import org.govnet.api.ContractModel;
import org.govnet.api.ProblemException;
import org.govnet.discovery.WireJson;
import org.govnet.openapi.Compatibility;
import org.govnet.openapi.OpenApi;

/**
 * What the author of a contract has checked by a build: that it keeps the UK's rules, that it does
 * not break those who use it, and that its examples are right.
 *
 * <pre>{@code
 * @Test
 * void isAGoodContract() {
 *   ContractCheck.of(BlueBadges.class)
 *       .keepsTheRules()
 *       .compatibleWith(Path.of("src/test/openapi/blue-badges-v1.json"))
 *       .example(Badge.class, "{\"number\":\"BB-1\",\"expiryDate\":\"2027-03-31\"}");
 * }
 * }</pre>
 */
public final class ContractCheck {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // So that 12.50 in an example is told from 12.5.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Class<?> type;

  private ContractCheck(Class<?> type) {
    this.type = type;
  }

  /**
   * A check of a contract.
   *
   * @param type its interface
   */
  public static ContractCheck of(Class<?> type) {
    return new ContractCheck(type);
  }

  /**
   * Checks that it is a contract and keeps the UK's rules.
   *
   * @throws AssertionError with every breach of a rule: which, the operation, and the fix
   */
  public ContractCheck keepsTheRules() {
    model();
    return this;
  }

  /**
   * Checks that whoever was built for the contract as the baseline has it still works.
   *
   * @param baseline a document that {@link #writeBaseline} made when the contract was last agreed,
   *     kept with the sources
   * @throws AssertionError with every change that breaks somebody; or if there is no such file, or
   *     it is of another contract or major version
   */
  public ContractCheck compatibleWith(Path baseline) {
    ContractModel model = model();
    if (!Files.isRegularFile(baseline)) {
      throw new AssertionError(
          "there is no baseline at "
              + baseline
              + "; make it once, and keep it with the sources: ContractCheck.of("
              + type.getSimpleName()
              + ".class).writeBaseline(Path.of(\""
              + baseline
              + "\"))");
    }
    List<String> breaks = breaks(baseline, model);
    if (!breaks.isEmpty()) {
      throw new AssertionError(
          model
              + " breaks those who use it as "
              + baseline
              + " has it:\n  "
              + String.join("\n  ", breaks)
              + "\nTake it back, or make a new major version beside this one");
    }
    return this;
  }

  private static List<String> breaks(Path baseline, ContractModel model) {
    try {
      return Compatibility.breaks(read(baseline), OpenApi.of(model));
    } catch (IllegalArgumentException e) {
      throw new AssertionError(baseline + " is no baseline of " + model + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> read(Path file) {
    try {
      return MAPPER.readValue(Files.readString(file), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new AssertionError(file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the contract's OpenAPI document, over an older one that it does not break.
   *
   * @param baseline where to; its folders are made
   * @throws AssertionError as {@link #compatibleWith}, if there is an older one and it does break
   *     it
   */
  public ContractCheck writeBaseline(Path baseline) {
    ContractModel model = model();
    if (Files.isRegularFile(baseline)) {
      compatibleWith(baseline);
    }
    try {
      Path folder = baseline.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(baseline, MAPPER.writeValueAsString(OpenApi.of(model)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the baseline " + baseline, e);
    }
    return this;
  }

  /**
   * Checks that an example, as documentation shows it, is one: that it is read as the record, and
   * that the record is written as the example is, give or take spacing and order.
   *
   * @param record what it is an example of
   * @param json the example
   * @throws AssertionError saying what is wrong, or where the two differ; a member that the record
   *     does not have is among the differences
   */
  public ContractCheck example(Class<?> record, String json) {
    Object value;
    try {
      value = WireJson.read(json.getBytes(StandardCharsets.UTF_8), record);
    } catch (ProblemException e) {
      throw new AssertionError(
          "the example is no " + record.getSimpleName() + ": " + e.problem().detail(), e);
    }
    try {
      JsonNode example = MAPPER.readTree(json);
      JsonNode written = MAPPER.readTree(WireJson.write(value));
      List<String> differences = new ArrayList<>();
      JsonDifference.find("", example, written, differences);
      if (!differences.isEmpty()) {
        throw new AssertionError(
            "the example is not how a "
                + record.getSimpleName()
                + " is written:\n  "
                + String.join("\n  ", differences));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return this;
  }

  private ContractModel model() {
    try {
      return ContractModel.of(type);
    } catch (BadContract e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
