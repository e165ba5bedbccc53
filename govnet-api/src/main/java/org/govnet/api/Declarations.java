package org.govnet.api;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what govnet's own annotations and the throws clause say of an operation. */
final class Declarations {
  private final Method method;
  private final Consumer<String> faults;

  /**
   * A reader.
   *
   * @param method the one that has the annotations
   * @param faults told of each thing that is wrong
   */
  Declarations(Method method, Consumer<String> faults) {
    this.method = method;
    this.faults = faults;
  }

  @Nullable PersonalDataUse personalData(List<Parameter> parameters) {
    PersonalData declared = method.getAnnotation(PersonalData.class);
    if (declared == null) {
      return null;
    }
    if (declared.purposes().length == 0) {
      faults.accept("@PersonalData needs at least one purpose");
      return null;
    }
    String subject = declared.subject();
    if (!subject.isEmpty() && parameters.stream().noneMatch(each -> has(each, subject))) {
      faults.accept(
          "@PersonalData subject "
              + Quote.of(subject)
              + " must be the name of a path or form parameter, or a JSON pointer into the body");
    }
    try {
      return new PersonalDataUse(
          subject,
          Stream.of(declared.purposes()).map(Purpose::of).toList(),
          declared.specialCategory());
    } catch (IllegalArgumentException e) {
      faults.accept("@PersonalData: " + e.getMessage());
      return null;
    }
  }

  private static boolean has(Parameter parameter, String subject) {
    return switch (parameter.kind()) {
      case BODY -> subject.startsWith("/") && JsonShape.at(parameter.type(), subject).isPresent();
      case PATH, FORM -> parameter.name().equals(subject);
      case QUERY, HEADER -> false;
    };
  }

  @Nullable Duration deadline() {
    Deadline declared = method.getAnnotation(Deadline.class);
    if (declared == null) {
      return null;
    }
    if (declared.seconds() < 1 || declared.seconds() > 300) {
      faults.accept("@Deadline seconds must be 1 to 300: " + declared.seconds());
    }
    return Duration.ofSeconds(declared.seconds());
  }

  Set<CapabilityId> capabilities(OpenTo declared) {
    if (declared.value().length == 0 && declared.capabilities().length == 0) {
      faults.accept("@OpenTo names neither a group nor a capability: remove it, or name one");
    }
    try {
      return Stream.of(declared.capabilities())
          .map(CapabilityId::of)
          .collect(java.util.stream.Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      faults.accept("@OpenTo: " + e.getMessage());
      return Set.of();
    }
  }

  /**
   * The typed problems, by code.
   *
   * @param called the method as callers see it, which may throw less than the one it overrides
   */
  Map<String, Class<? extends ProblemException>> problems(Method called) {
    Map<String, Class<? extends ProblemException>> problems = new HashMap<>();
    for (Class<?> thrown : called.getExceptionTypes()) {
      ProblemCode code = thrown.getAnnotation(ProblemCode.class);
      if (!ProblemException.class.isAssignableFrom(thrown) || code == null) {
        faults.accept(
            "it throws "
                + thrown.getSimpleName()
                + ", which is not a ProblemException with @ProblemCode");
        continue;
      }
      Class<? extends ProblemException> problem = thrown.asSubclass(ProblemException.class);
      boolean revivable =
          Stream.of(problem.getConstructors())
              .anyMatch(made -> List.of(made.getParameterTypes()).equals(List.of(Problem.class)));
      if (!revivable) {
        faults.accept(thrown.getSimpleName() + " needs a public constructor that takes a Problem");
      }
      if (problems.put(code.value(), problem) != null) {
        faults.accept("it throws two problems with the code " + code.value());
      }
    }
    return problems;
  }
}
