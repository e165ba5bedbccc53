package org.govnet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.govnet.api.Golden;
import org.govnet.api.Page;
import org.govnet.api.WireJson;
import org.govnet.api.planning.ApplicationSummary;
import org.govnet.api.vehicle.VehicleQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every JSON example in {@code docs/contracts} is what the line before it says that it is, {@code
 * <!-- example: org.govnet.api.planning.Application -->}: valid by the type's schema, read as it,
 * and written again the same. A page of something is {@code org.govnet.api.Page<…>}.
 */
class ContractPagesTest {
  private static final Path FOLDER = Path.of("..", "docs", "contracts");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:<!-- example: ([A-Za-z0-9_.$<>]+) -->\\s*\\n)?[ \\t]*```json[ \\t]*\\n(.*?)```",
          Pattern.DOTALL);

  /**
   * An example.
   *
   * @param type the name of what it is; null if the page does not say
   */
  record Example(String page, int line, @Nullable String type, String json) {
    void check() throws JsonProcessingException, ClassNotFoundException {
      assertThat(type)
          .as("the line before the example: <!-- example: fully.qualified.Record -->")
          .isNotNull();
      Type named = typeOf(String.valueOf(type));
      assertThat(Documents.faults(named, json)).as(json).isEmpty();
      assertThat(WireJson.write(WireJson.read(json, named)))
          .as("written again; what is missing here is no member of " + type)
          .isEqualTo(WireJson.compact(json));
    }
  }

  static List<Example> examples(String page, String markdown) {
    List<Example> found = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(markdown);
    while (matcher.find()) {
      int line = (int) markdown.substring(0, matcher.start(2)).lines().count() + 1;
      found.add(new Example(page, line, matcher.group(1), matcher.group(2)));
    }
    return found;
  }

  private static Type typeOf(String name) throws ClassNotFoundException {
    int bracket = name.indexOf('<');
    if (bracket < 0) {
      return Class.forName(name);
    }
    Class<?> raw = Class.forName(name.substring(0, bracket));
    Type argument = typeOf(name.substring(bracket + 1, name.length() - 1));
    return new Generic(raw, argument);
  }

  private record Generic(Class<?> raw, Type argument) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {argument};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsWhatItSays() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .flatMap(file -> examples(file.getFileName().toString(), read(file)).stream())
          .map(
              example ->
                  DynamicTest.dynamicTest(example.page + " line " + example.line, example::check))
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example one(String markdown) {
    List<Example> examples = examples("page.md", markdown);
    assertThat(examples).hasSize(1);
    return examples.get(0);
  }

  @Test
  void aRightExamplePasses() throws Exception {
    Example example =
        one(
            """
            Ask:

            <!-- example: org.govnet.api.vehicle.VehicleQuery -->
            ```json
            {
              "registrationNumber": "AA19AAA"
            }
            ```
            """);
    assertThat(example.line()).isEqualTo(5);
    example.check();
  }

  @Test
  void aPageIsOne() throws Exception {
    String page =
        "{\"items\":[" + Golden.texts(ApplicationSummary.class).get(0) + "],\"next\":\"YWJj\"}";
    new Example(
            "page.md",
            1,
            Page.class.getName() + "<" + ApplicationSummary.class.getName() + ">",
            page)
        .check();
  }

  @Test
  void aWrongExampleFails() {
    for (String wrong :
        List.of(
            "{}",
            "{\"registrationNumber\":5}",
            "{\"registrationNumber\":\"no mark at all!\"}",
            "{\"registrationNumber\":\"AA19AAA\",\"colour\":\"BLUE\"}")) {
      Example example = new Example("page.md", 1, VehicleQuery.class.getName(), wrong);
      assertThatThrownBy(example::check).as(wrong).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void anExampleOfNothingFails() {
    Example example = one("```json\n{}\n```");
    assertThatThrownBy(example::check).hasMessageContaining("fully.qualified.Record");
  }
}
