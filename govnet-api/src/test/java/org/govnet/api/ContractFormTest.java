package org.govnet.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.govnet.api.planning.PlanningApplications;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every contract keeps to, whatever it is about. */
class ContractFormTest {
  @ParameterizedTest
  @ValueSource(classes = {VehicleEnquiry.class, PlanningApplications.class})
  void thePathIsTheIdAndTheVersion(Class<?> contract) {
    Contract is = contract.getAnnotation(Contract.class);
    assertThat(contract.getAnnotation(Path.class).value())
        .isEqualTo("/" + ContractId.of(is.id()) + "/v" + is.version());
    assertThat(CapabilityId.of(contract.getAnnotation(Capability.class).value())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(classes = {VehicleEnquiry.class, PlanningApplications.class})
  void everyProblemCanBeMadeAgainByTheClient(Class<?> contract) throws Exception {
    Set<String> codes = new HashSet<>();
    Set<Class<?>> seen = new HashSet<>();
    for (Method operation : contract.getMethods()) {
      for (Class<?> type : operation.getExceptionTypes()) {
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
    assertThat(codes).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {VehicleEnquiry.class, PlanningApplications.class})
  void everyWriteTakesAKey(Class<?> contract) {
    for (Method operation : contract.getMethods()) {
      boolean takesKey =
          Arrays.stream(operation.getParameters())
              .map(parameter -> parameter.getAnnotation(HeaderParam.class))
              .anyMatch(header -> header != null && header.value().equals("Idempotency-Key"));
      assertThat(takesKey)
          .as(operation.getName())
          .isEqualTo(operation.isAnnotationPresent(Idempotent.class));
    }
  }
}
