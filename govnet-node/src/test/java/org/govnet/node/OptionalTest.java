package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.regex.Pattern;
import org.govnet.client.Govnet;
import org.govnet.discovery.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything runs without what is optional, which is not on this module's class path. */
class OptionalTest {
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "org\\.govnet\\.(discovery\\.(DirectoryMetrics|BoundMeters)"
              + "|client\\.(CallMetrics|CallTraces)|node\\.GovnetFilter(Test)?)(\\$.*)?");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.micrometer.core.instrument.MeterRegistry",
        "io.opentelemetry.api.OpenTelemetry"
      })
  void isNotHere(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void nobodyElseNeedsIt() {
    int reflected = 0;
    for (JavaClass type :
        new ClassFileImporter().importPackagesOf(Govnet.class, Directory.class, GovnetNode.class)) {
      if (!OPTIONAL.matcher(type.getName()).matches()) {
        // this one is on the class path, since the module compiles with it
        assertThat(type.getDirectDependenciesFromSelf())
            .as(type.getName())
            .noneMatch(each -> each.getTargetClass().getName().startsWith("jakarta.servlet."));
        // Frameworks ask a class for its members, and a missing type in one would be an error.
        assertThat(type.reflect().getDeclaredMethods()).as(type.getName()).isNotNull();
        reflected++;
      }
    }
    assertThat(reflected).isGreaterThan(200);
  }
}
