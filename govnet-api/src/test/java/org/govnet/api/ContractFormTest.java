package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every contract keeps to, whatever it is about. */
class ContractFormTest {
  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void keepsTheRules(Class<?> contract) {
    assertThat(ContractModel.of(contract).operations()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void everyProblemCanBeMadeAgainByTheClient(Class<?> contract) throws Exception {
    Set<String> codes = new HashSet<>();
    Set<Class<?>> seen = new HashSet<>();
    for (Operation operation : ContractModel.of(contract).operations()) {
      for (Class<?> type : operation.problems().values()) {
        ProblemCode code = type.getAnnotation(ProblemCode.class);
        Problem problem =
            Problem.of(code.status(), code.value(), code.party(), code.title(), "because");
        Object again = type.getConstructor(Problem.class).newInstance(problem);
        assertThat(((ProblemException) again).problem()).isEqualTo(problem);
        if (seen.add(type)) {
          assertThat(codes.add(code.value())).as(code.value() + " is unique").isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#contracts")
  void everyWriteTakesAKeyOfTheCallers(Class<?> contract) {
    for (Operation operation : ContractModel.of(contract).operations()) {
      boolean takesKey =
          operation.parameters().stream()
              .anyMatch(parameter -> parameter.kind() == Parameter.Kind.HEADER);
      assertThat(takesKey).as(operation.name()).isEqualTo(operation.idempotent());
    }
  }

  @ParameterizedTest
  @MethodSource("org.govnet.api.ApiTypes#texts")
  void everyValuesExampleIsOneAndMatchesItsPattern(Class<?> type) throws Exception {
    TextForm form = type.getAnnotation(TextForm.class);
    assertThat(form.example()).matches(form.pattern());
    assertThat(type.getConstructor(String.class).newInstance(form.example())).isNotNull();
  }
}
