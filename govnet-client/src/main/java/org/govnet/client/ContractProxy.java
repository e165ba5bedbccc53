package org.govnet.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.govnet.api.ContractModel;
import org.govnet.api.GovnetException;
import org.govnet.api.Operation;
import org.jspecify.annotations.Nullable;

/** Hands each method of a contract interface to its plan. */
final class ContractProxy implements InvocationHandler {
  private final ContractModel contract;
  private final Map<Method, CallPlan> plans = new HashMap<>();
  private final Route route;
  private final Driver driver;
  private final @Nullable Fallback fallback;

  /**
   * A client's methods.
   *
   * @param declared what its calls say of why they are made; null if nothing
   * @param fallback what answers if the engine gives up; null for nothing
   */
  ContractProxy(
      ContractModel contract,
      @Nullable Declared declared,
      Route route,
      Driver driver,
      @Nullable Fallback fallback) {
    this.contract = contract;
    this.route = route;
    this.driver = driver;
    this.fallback = fallback;
    for (Operation operation : contract.operations()) {
      plans.put(operation.method(), new CallPlan(contract, operation, declared));
    }
  }

  private @Nullable Object call(
      CallPlan plan, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (plan.operation().staged()) {
      CompletableFuture<@Nullable Object> stage = driver.begin(plan, arguments, route);
      return fallback == null ? stage : fallback.behind(stage, method, arguments);
    }
    try {
      return driver.call(plan, arguments, route);
    } catch (GovnetException failure) {
      if (fallback == null) {
        throw failure;
      }
      return fallback.answer(failure, method, arguments);
    }
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    CallPlan plan = plans.get(method);
    if (plan != null) {
      return call(plan, method, arguments);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "client of " + contract;
    };
  }
}
