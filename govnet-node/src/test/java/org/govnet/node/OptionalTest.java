package org.govnet.node;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.govnet.client.Govnet;
import org.govnet.discovery.Directory;
import org.junit.jupiter.api.Test;

/** Everything runs without what is optional: here, with a class path that lacks its jars. */
class OptionalTest {
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "org\\.govnet\\.(discovery\\.(DirectoryMetrics|BoundMeters)"
              + "|client\\.(CallMetrics|CallTraces)"
              + "|node\\.(NodeMetrics|NodeTraces|GovnetFilter))(\\$.*)?");
  private static final Pattern JARS =
      Pattern.compile("(micrometer|opentelemetry|jakarta\\.servlet)-[^/\\\\]*\\.jar$");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackagesOf(Govnet.class, Directory.class, GovnetNode.class);

  private static URLClassLoader without() {
    URL[] rest =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !JARS.matcher(entry).find())
            .map(OptionalTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(entry, e);
    }
  }

  @Test
  void onlyMetersAndTracesNameIt() {
    DescribedPredicate<JavaClass> optional =
        DescribedPredicate.describe("optional", type -> OPTIONAL.matcher(type.getName()).matches());
    noClasses()
        .that(are(not(optional)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "jakarta.servlet..")
        .orShould()
        .dependOnClassesThat(are(optional))
        .because("most applications have no jar of it, and who names what needs it needs it too")
        .check(CLASSES);
  }

  @Test
  void nobodyElseNeedsIt() throws Exception {
    int reflected = 0;
    try (URLClassLoader lacking = without()) {
      for (String type :
          new String[] {
            "io.micrometer.core.instrument.MeterRegistry",
            "io.opentelemetry.api.OpenTelemetry",
            "jakarta.servlet.Filter"
          }) {
        assertThatThrownBy(() -> lacking.loadClass(type))
            .isInstanceOf(ClassNotFoundException.class);
      }
      assertThatThrownBy(() -> lacking.loadClass(NodeTraces.class.getName()).getDeclaredMethods())
          .as("what does need it, so that this test can tell")
          .isInstanceOf(NoClassDefFoundError.class);
      for (JavaClass type : CLASSES) {
        if (!OPTIONAL.matcher(type.getName()).matches()) {
          // Frameworks ask a class for its members, and a missing type in one would be an error.
          assertThat(lacking.loadClass(type.getName()).getDeclaredMethods())
              .as(type.getName())
              .isNotNull();
          reflected++;
        }
      }
    }
    assertThat(reflected).isGreaterThan(200);
  }
}
