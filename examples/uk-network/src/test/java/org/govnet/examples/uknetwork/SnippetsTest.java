package org.govnet.examples.uknetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows, compiles. */
class SnippetsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(@\\w+\\s+)*(public |final )*(class|interface|record) (\\w+)", Pattern.MULTILINE);
  private static final String IMPORTS =
      """
      import static org.govnet.testkit.Stubs.*;
      import io.micrometer.core.instrument.MeterRegistry;
      import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
      import jakarta.ws.rs.core.Context;
      import java.nio.file.*;
      import java.sql.Connection;
      import java.sql.PreparedStatement;
      import java.sql.SQLException;
      import java.time.*;
      import java.util.*;
      import javax.sql.DataSource;
      import org.govnet.api.*;
      import org.govnet.api.care.*;
      import org.govnet.api.datause.CurrentUse;
      import org.govnet.api.planning.*;
      import org.govnet.api.vehicle.*;
      import org.govnet.client.*;
      import org.govnet.datause.JdbcDataUse;
      import org.govnet.discovery.*;
      import org.govnet.evidence.EvidencePolicy;
      import org.govnet.evidence.FailurePolicy;
      import org.govnet.idempotency.*;
      import org.govnet.node.*;
      import org.govnet.testkit.*;
      import org.govnet.testkit.Peer;
      import org.govnet.testkit.simulation.*;
      import org.jspecify.annotations.Nullable;
      import org.junit.jupiter.api.*;
      import static org.junit.jupiter.api.Assertions.*;
      """;

  @Test
  void everyJavaSnippetOfTheDocumentationCompiles(@TempDir Path classes) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path page : pages()) {
      Matcher fence = FENCE.matcher(Files.readString(ROOT.resolve(page)));
      while (fence.find()) {
        if (fence.group(1).equals("java")) {
          sources.add(source(fence.group(2), sources.size()));
        }
      }
    }
    assertThat(sources).as("snippets found").hasSizeGreaterThanOrEqualTo(4);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                new StringWriter(),
                null,
                diagnostics,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                sources)
            .call();

    assertThat(diagnostics.getDiagnostics())
        .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .extracting(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .isEmpty();
    assertThat(compiled).isTrue();
  }

  @Test
  void theDependencyShownIsTheOneBuilt() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String pom = Files.readString(ROOT.resolve("govnet-bom/pom.xml"));
    Matcher version =
        Pattern.compile("<artifactId>govnet-bom</artifactId>\\s*<version>([^<]+)").matcher(pom);
    assertThat(version.find()).isTrue();

    assertThat(readme)
        .containsPattern(
            "<artifactId>govnet-bom</artifactId>\\s*<version>" + Pattern.quote(version.group(1)));
  }

  @Test
  void theTwoCommandsShownAreTheOnesThatAreRun() throws IOException {
    Matcher fence = FENCE.matcher(Files.readString(ROOT.resolve("README.md")));
    List<String> commands = new ArrayList<>();
    while (fence.find()) {
      if (fence.group(1).equals("sh")) {
        fence.group(2).lines().forEach(commands::add);
      }
    }
    assertThat(commands).containsExactly("mvn -q -Pdemo verify", "mvn verify");
    // That script takes them from the page, so that no third place can differ.
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("README.md");
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    Pattern link = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    for (Path page : pages()) {
      Matcher links = link.matcher(Files.readString(ROOT.resolve(page)));
      while (links.find()) {
        Path target = ROOT.resolve(page).resolveSibling(links.group(1));
        assertThat(target).as("link in %s", page).exists();
      }
    }
  }

  private static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> top = Files.list(ROOT)) {
      return Stream.concat(docs, top)
          .filter(path -> path.toString().endsWith(".md"))
          .map(ROOT::relativize)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A snippet as a compilation unit: types as they are, statements in a method; all of them in one
   * package.
   */
  private static JavaFileObject source(String snippet, int number) {
    Matcher type = TYPE.matcher(snippet);
    String name = type.find() ? type.group(4) : "Snippet" + number;
    String body =
        type.reset().find()
            ? snippet
            : "class " + name + " { void run() throws Exception {\n" + snippet + "\n} }";
    String text = "package snippets;\n" + IMPORTS + body;
    return new SimpleJavaFileObject(
        URI.create("string:///snippets/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
