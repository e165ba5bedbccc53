package org.govnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.govnet.api.ContractModel;
import org.govnet.api.Operation;
import org.govnet.api.Parameter;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * One generated contract that is served and called: what is sent has to arrive as it was, or to be
 * refused by the name of a parameter before anything is sent; and so with the answer.
 */
final class ContractTrial {
  private final WrittenContract contract;
  private final Class<?> type;
  private final Recorded service;
  private final Object client;
  int calls;
  int arrived;
  final List<Parameter> values = new ArrayList<>();

  ContractTrial(WrittenContract contract, Recorded service, Class<?> type, Object client) {
    this.contract = contract;
    this.type = type;
    this.service = service;
    this.client = client;
  }

  /**
   * Calls every operation.
   *
   * @param sets how many calls of each; the first is of plain values, which have to arrive
   * @throws AssertionError with the seed and the sources, if a call does not do as it should
   */
  void run(int sets) {
    ContractModel model = ContractModel.of(type);
    assertThat(model.operations())
        .extracting(Operation::name)
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(WrittenOperation::name).toList());
    for (Operation operation : model.operations()) {
      WrittenOperation written =
          contract.operations().stream()
              .filter(each -> each.name().equals(operation.name()))
              .findFirst()
              .orElseThrow();
      assertThat(operation.parameters()).as(written.source()).hasSize(written.count());
      for (int set = 0; set < sets; set++) {
        call(operation, written, set);
      }
    }
  }

  private void call(Operation operation, WrittenOperation written, int set) {
    SplittableRandom random =
        new SplittableRandom(contract.seed() * 31 + written.name().hashCode() * 1009L + set);
    @Nullable Object[] arguments = new Object[0];
    try {
      Method served = method(service.getClass(), written.name());
      ContractArguments maker = new ContractArguments(random, set == 0);
      arguments = maker.of(operation, served);
      Object answer = answer(maker, operation, random);
      calls++;
      compare(operation, arguments, answer, set);
    } catch (Throwable e) {
      throw failed(written, arguments, e);
    }
  }

  private static Method method(Class<?> type, String name) {
    return Stream.of(type.getMethods())
        .filter(each -> each.getName().equals(name) && !each.isBridge())
        .findFirst()
        .orElseThrow();
  }

  /** Gives the service its answer; returns what the caller is to get. */
  private @Nullable Object answer(
      ContractArguments maker, Operation operation, SplittableRandom random)
      throws ReflectiveOperationException {
    Object answer = null;
    byte[] bytes = new byte[random.nextInt(50)];
    if (operation.returns() == Response.class) {
      random.nextBytes(bytes);
      answer =
          operation.httpMethod().equals("HEAD")
              ? Response.ok().build()
              : Response.ok(bytes).build();
    } else if (operation.returns() != void.class) {
      answer = maker.record((Class<?>) operation.returns());
    }
    service.next = operation.staged() ? CompletableFuture.completedFuture(answer) : answer;
    return operation.returns() == Response.class ? bytes : answer;
  }

  private void compare(
      Operation operation, @Nullable Object[] arguments, @Nullable Object answer, int set)
      throws Throwable {
    service.calls.clear();
    Object got;
    try {
      got = invoke(operation, arguments, set);
    } catch (IllegalArgumentException refused) {
      assertThat(set).as("plain values are sent: %s", refused).isPositive();
      assertThat(service.calls).isEmpty();
      assertThat(refused.getMessage())
          .startsWith("c" + contract.seed() + " v1 " + operation.name() + ": ");
      assertThat(refused.getMessage())
          .matches(message -> names(operation, message), "names what is wrong");
      return;
    }
    arrived++;
    values.addAll(operation.parameters());
    Recorded.Call call = service.calls.remove();
    assertThat(service.calls).as("it was called once").isEmpty();
    assertThat(call.operation()).isEqualTo(operation.name());
    for (Parameter each : operation.parameters()) {
      Object expected = each.value(arguments);
      assertThat(ContractArguments.comparable(each.value(call.arguments().toArray())))
          .as("%s %s", each.kind(), each.name())
          .isEqualTo(
              ContractArguments.comparable(
                  expected == null && each.defaultValue() != null ? usual(each) : expected));
    }
    if (got instanceof Response response) {
      boolean head = operation.httpMethod().equals("HEAD");
      assertThat(response.readEntity(byte[].class)).isEqualTo(head ? new byte[0] : answer);
    } else {
      assertThat(ContractArguments.comparable(got)).isEqualTo(ContractArguments.comparable(answer));
    }
  }

  private @Nullable Object invoke(Operation operation, @Nullable Object[] arguments, int set)
      throws Throwable {
    try {
      Object got =
          set % 2 == 0
              ? operation.method().invoke(client, arguments)
              : method(type, "via_" + operation.name()).invoke(client, arguments);
      return got instanceof CompletionStage<?> stage ? stage.toCompletableFuture().join() : got;
    } catch (InvocationTargetException | CompletionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static Object usual(Parameter parameter) {
    String text = Objects.requireNonNull(parameter.defaultValue());
    return parameter.converter() == null
        ? WireJson.fromText(text, parameter.element())
        : parameter.converter().fromString(text);
  }

  private static boolean names(Operation operation, String message) {
    return message.contains(": the body")
        || operation.parameters().stream()
            .anyMatch(each -> message.contains(": " + each.kind() + " " + each.name() + " "))
        || message.contains(": the Idempotency-Key ");
  }

  private AssertionError failed(
      WrittenOperation written, @Nullable Object[] arguments, Throwable why) {
    return new AssertionError(
        written.name()
            + " of generated contract "
            + contract.seed()
            + " failed: "
            + why
            + "\nwith "
            + Arrays.deepToString(arguments)
            + "\nreplay with -D"
            + GeneratedContracts.SEED
            + "="
            + contract.seed()
            + "\n\n"
            + written.beans()
            + written.source()
            + "\nin\n\n"
            + contract.source(),
        why);
  }
}
