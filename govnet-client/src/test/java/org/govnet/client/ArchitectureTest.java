package org.govnet.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /** What needs a library that an application may leave out. */
  private static final DescribedPredicate<JavaClass> OPTIONAL =
      DescribedPredicate.describe(
          "optional",
          type ->
              type.getName()
                  .matches(
                      "org\\.govnet\\.(discovery\\.(DirectoryMetrics|BoundMeters)"
                          + "|client\\.(CallMetrics|CallTraces))(\\$.*)?"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.govnet");

  private static boolean isOfClient(JavaClass type) {
    return type.getPackageName().equals("org.govnet.client");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
  }

  @Test
  void dependsOnlyDownwards() {
    noClasses()
        .that()
        .resideInAPackage("org.govnet.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.trust..",
            "org.govnet.discovery..",
            "org.govnet.evidence..",
            "org.govnet.client..",
            "okhttp3..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.govnet.trust..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.discovery..", "org.govnet.evidence..", "org.govnet.client..", "okhttp3..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.govnet.discovery..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.evidence..", "org.govnet.client..", "okhttp3..", "io.github.resilience4j..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("org.govnet.evidence")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.evidence",
            "org.govnet.discovery",
            "org.govnet.trust",
            "org.govnet.api",
            "java..",
            "org.slf4j",
            "org.jspecify..")
        .because("evidence is verified with the JDK, the log and the anchor")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("org.govnet.store")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.store",
            "org.govnet.api",
            "java..",
            "javax.sql",
            "org.slf4j",
            "org.jspecify..")
        .because("a store knows nothing of what it holds")
        .check(CLASSES);
  }

  @Test
  void keepsContractsApart() {
    slices()
        .matching("org.govnet.api.(*)..")
        .should()
        .notDependOnEachOther()
        .because("each contract has versions of its own; what two share is in org.govnet.api")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.govnet.api")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.govnet.api.*..")
        .because("the shared values know no contract")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("org.govnet.openapi")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.govnet.openapi", "org.govnet.api", "java..", "jakarta.ws.rs..", "org.jspecify..")
        .because("any contract becomes a document the same way")
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesAmongPackages() {
    slices().matching("org.govnet.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyMetersAndTracesNeedWhatIsOptional() {
    noClasses()
        .that(are(not(OPTIONAL)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.opentelemetry..")
        .orShould()
        .dependOnClassesThat(are(OPTIONAL))
        .because("most applications have no jar of it, and who names what needs it needs it too")
        .check(CLASSES);
  }

  /** A cache in a ThreadLocal would be one for each of ten thousand virtual threads. */
  @Test
  void keepsNothingByThread() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because(
            "a virtual thread is used once, so what it kept would be made each time and kept for nobody")
        .check(CLASSES);
  }

  @Test
  void showsOkHttpAtOneDoorOnlyAndResilience4jNowhere() {
    List<String> shown = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (isOfClient(type) && isPublic(type)) {
        type.getCodeUnits().stream()
            .filter(ArchitectureTest::isForeign)
            .forEach(unit -> shown.add(unit.getFullName()));
      }
    }

    assertThat(shown)
        .containsExactly(
            "org.govnet.client.Govnet$Builder.okHttp(java.util.function.UnaryOperator)");
  }

  private static boolean isForeign(JavaCodeUnit unit) {
    boolean visible =
        unit.getModifiers().contains(JavaModifier.PUBLIC)
            || unit.getModifiers().contains(JavaModifier.PROTECTED);
    List<JavaClass> types = new ArrayList<>(unit.getReturnType().getAllInvolvedRawTypes());
    unit.getParameterTypes().forEach(type -> types.addAll(type.getAllInvolvedRawTypes()));
    types.addAll(unit.getExceptionTypes());
    return visible
        && types.stream()
            .map(JavaClass::getPackageName)
            .anyMatch(
                name ->
                    name.startsWith("okhttp3")
                        || name.startsWith("okio")
                        || name.startsWith("io.github.resilience4j"));
  }

  @Test
  void keepsThreeQuartersOfItsTypesToItself() {
    List<JavaClass> all =
        CLASSES.stream()
            .filter(ArchitectureTest::isOfClient)
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .toList();
    List<String> visible =
        all.stream()
            .filter(ArchitectureTest::isPublic)
            .map(JavaClass::getSimpleName)
            .sorted()
            .toList();

    assertThat(visible)
        .containsExactly(
            "Attempt",
            "CallDetails",
            "CallFailed",
            "CallMetrics",
            "CallObserver",
            "CallPolicy",
            "CallReport",
            "CallTraces",
            "ClientLoad",
            "Clients",
            "DirectoryClient",
            "EgressProxy",
            "Explanation",
            "Govnet",
            "NoRoute",
            "VirtualClient");
    assertThat(visible.size()).isLessThanOrEqualTo(all.size() / 4);
  }
}
